import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeDetail, Served } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { FieldEditor } from '~/fields/FieldEditor';
import { Finder } from '~/fields/Finder';
import fieldStyles from '~/fields/field.module.css';
import { rowNumber } from '~/fields/rowNumber';
import { rangeWords } from '~/fields/rangeWords';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { NamedInput } from './NamedInput';
import styles from './panel.module.css';
import { RangeSays } from './RangeSays';

/** The key results and KPIs that it should move, and how far. */
export function Serves({ detail }: { detail: InitiativeDetail }) {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  const { id, serves } = detail.initiative;
  const goals = detail.goals
    .filter((goal) => !serves.some((each) => each.id === goal.id))
    .map(({ id: row, subject, title, order }) => ({
      id: row,
      title: order === '' ? title : `${rowNumber(subject, order)} ${title}`,
      where: subject === 'kpi' ? t('links.kpi') : '',
    }));
  return (
    <section>
      <h3>{t('links.moves')}</h3>
      {serves.length === 0 && <p className={styles.small}>{t('links.moves.none')}</p>}
      <ul className={styles.links}>
        {serves.map((each) => (
          <Move key={each.id} initiative={id} served={each} />
        ))}
      </ul>
      {!readOnly && (
        <div className={fieldStyles.fields}>
          <Finder
            label={t('links.moves.label')}
            shown={t('links.moves.add')}
            isEmpty
            field="row"
            onChoose={(row) =>
              write(() => roadmap.setMove({ initiative: id, row, text: '', note: '' }))
            }
            input={(props) => <NamedInput {...props} hint={t('links.moves.hint')} things={goals} />}
          />
        </div>
      )}
    </section>
  );
}

function Move({ initiative, served }: { initiative: string; served: Served }) {
  const { readOnly } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const { id: row, subject, title, order, unit, text, note } = served;
  const set = (move: { text?: string; note?: string }) =>
    write(() => roadmap.setMove({ initiative, row, text, note, ...move }));
  return (
    <li>
      <div className={styles.linkHead}>
        {order !== '' && <span className={styles.small}>{rowNumber(subject, order)}</span>}
        <Link href={subject === 'kpi' ? `/kpis/${row}` : `/objectives/${row}`}>{title}</Link>
        {subject === 'kpi' && <span className={styles.small}>{t('links.kpi')}</span>}
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('links.moves.remove', { title })}
            onClick={() => {
              write(() => roadmap.removeMove({ initiative, row })).then(
                () => offerUndo(t('links.moves.removed', { title })),
                refused,
              );
            }}
          >
            <IconX size="0.875rem" aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={fieldStyles.fields}>
        <FieldEditor
          field={{
            name: 'range',
            label: t('links.expected'),
            type: 'text',
            value: text === '' ? null : text,
            shown: rangeWords(served, format, { unit }),
            empty: t('links.expected.empty'),
            hint: unit === '' ? t('estimate.hint') : t('links.expected.hint', { unit }),
            says: (typed) => <RangeSays text={typed} unit={unit} />,
          }}
          onSave={(typed) => set({ text: typed })}
        />
        <FieldEditor
          field={{ name: 'note', label: t('score.why'), type: 'note', value: note }}
          onSave={(typed) => set({ note: typed })}
        />
      </div>
    </li>
  );
}
