import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeDetail, TeamEffort } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { InlineField } from '~/fields/FieldEditor';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { Spoken } from '~/ui/Spoken';
import { refused } from '~/ui/toast';
import styles from './panel.module.css';
import { RangeSays } from './RangeSays';

/** What each team gives, estimated and spent, in person-months. */
export function Efforts({ detail }: { detail: InitiativeDetail }) {
  const { readOnly } = usePlan();
  const format = useFormat();
  const { id, efforts, effort } = detail.initiative;
  return (
    <>
      {efforts.length === 0 ? (
        <p className={styles.small}>{t('initiative.efforts.none')}</p>
      ) : (
        <table className={styles.table} aria-label={t('initiative.efforts')}>
          <thead>
            <tr>
              <th scope="col">{t('initiative.efforts.team')}</th>
              <th scope="col" data-end>
                {t('initiative.efforts.estimate')}
              </th>
              <th scope="col" data-end>
                {t('initiative.efforts.spent')}
              </th>
              <th scope="col">
                <Spoken>{t('initiative.efforts.remove')}</Spoken>
              </th>
            </tr>
          </thead>
          <tbody>
            {efforts.map((each) => (
              <EffortRow key={each.teamId} initiative={id} effort={each} />
            ))}
          </tbody>
          {efforts.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{t('initiative.efforts.total')}</th>
                <td data-end>{effort === null ? '' : format.number(effort)}</td>
                <td data-end>
                  {detail.initiative.spent === null ? '' : format.number(detail.initiative.spent)}
                </td>
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      )}
      {!readOnly && <AddEffort detail={detail} />}
    </>
  );
}

function EffortRow({ initiative, effort }: { initiative: string; effort: TeamEffort }) {
  const { readOnly } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const { teamId, spent, text } = effort;
  const team = effort.team ?? t('initiative.efforts.noTeam');
  const remove = () => {
    write(() => roadmap.setEffort({ initiative, team: teamId, text: '' })).then(
      () => offerUndo(t('initiative.efforts.removed', { team })),
      refused,
    );
  };
  return (
    <tr>
      <th scope="row">{team}</th>
      <td data-end>
        <InlineField
          field={{
            name: 'effort',
            label: t('initiative.efforts.of', { team }),
            type: 'text',
            value: text,
            shown: rangeWords(effort, format),
            hint: t('estimate.hint'),
            says: (typed) => <RangeSays text={typed} unit="" />,
          }}
          onSave={(typed) =>
            write(() => roadmap.setEffort({ initiative, team: teamId, text: typed }))
          }
        />
      </td>
      <td data-end>
        <InlineField
          field={{
            name: 'spent',
            label: t('initiative.efforts.spentBy', { team }),
            type: 'number',
            value: spent,
            empty: t('initiative.efforts.notSaid'),
          }}
          onSave={(typed) =>
            write(() => roadmap.setSpent({ initiative, team: teamId, text: typed }))
          }
        />
      </td>
      <td>
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('initiative.efforts.removeOf', { team })}
            onClick={remove}
          >
            <IconX size="0.875rem" aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}

/** The line in which a further team gets its effort. */
function AddEffort({ detail: { initiative, teams } }: { detail: InitiativeDetail }) {
  const write = useRoadmapWrite();
  const { id, efforts, teamId } = initiative;
  const free = teams.filter((team) => !efforts.some((each) => each.teamId === team.id));
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const [error, setError] = useState<CairnError | null>(null);
  const isSaving = useRef(false);
  // The team that leads comes first; one that has its effort by now is not offered again.
  const team =
    [chosen, teamId].find((each) => free.some((one) => one.id === each)) ?? free[0]?.id ?? '';
  if (teams.length > 0 && free.length === 0) return null;
  const add = async () => {
    if (isSaving.current || text.trim() === '') return;
    isSaving.current = true;
    try {
      await write(() => roadmap.setEffort({ initiative: id, team, text }));
      setText('');
      setChosen('');
      setError(null);
    } catch (reason) {
      setError(toCairnError(reason));
    } finally {
      isSaving.current = false;
    }
  };
  return (
    <form
      className={styles.addLine}
      aria-label={t('initiative.efforts.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {teams.length > 0 && (
        <Select
          label={t('initiative.efforts.team')}
          data={free.map((each) => ({ value: each.id, label: each.name }))}
          value={team}
          allowDeselect={false}
          onChange={(next) => setChosen(next ?? '')}
        />
      )}
      <TextInput
        label={t('initiative.efforts.estimate')}
        placeholder={t('estimate.hint')}
        value={text}
        error={error?.sentence('effort') ?? null}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="default">
        {t('initiative.efforts.addIt')}
      </Button>
    </form>
  );
}
