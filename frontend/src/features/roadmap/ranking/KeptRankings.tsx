import { Button, Select } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { caps } from '~/app/commands/keys';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { type Command, runCommand, useCommands } from '~/app/commands/registry';
import type { KeptRank, KeptRanking } from '~/bridge/rankingTypes';
import { scenarios } from '~/bridge/roadmapCalls';
import { usePlan } from '~/data/plan';
import { useKeptRanking } from '~/data/ranking';
import { useRoadmapWrite } from '~/data/roadmap';
import type { ViewProps } from '~/features/roadmap/views';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import { Unreadable } from '~/ui/Unreadable';
import { useComing } from '~/ui/useComing';
import { Working } from '~/ui/Working';
import { KeptTable } from './KeptTable';
import styles from './kept.module.css';

export interface KeptRankingsProps extends Pick<ViewProps, 'chosen' | 'onChoose' | 'onOpen'> {
  /** Of the cycle, newest first. */
  kept: readonly KeptRank[];
  /** The one that is open. */
  id: string;
  onShow: (id: string) => void;
  onBack: () => void;
}

const hints: readonly Hint[] = [
  { caps: ['Enter'], words: t('ranking.hint.open') },
  { caps: caps('escape'), words: t('kept.hint.back') },
];

/** A ranking as it was decided on, and beside each initiative what has changed since. */
export function KeptRankings({ kept, id, onShow, onBack, ...view }: KeptRankingsProps) {
  const place = useRef<HTMLDivElement>(null);
  const { data, error, again, isSlow } = useKeptRanking(id);
  useComing(place, data !== undefined);
  useKeptCommands(kept, id, { onShow, onBack });
  useShowHints(hints);
  return (
    <div ref={place} className={styles.view} data-commands="kept">
      <div className={styles.bar}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowLeft size="0.875rem" aria-hidden />}
          onClick={onBack}
        >
          {t('kept.back')}
        </Button>
        <Choice kept={kept} id={id} onShow={onShow} />
      </div>
      {isSlow && (
        <div className={styles.message}>
          <Working text={t('kept.reading')} count="" part={null} />
        </div>
      )}
      {error !== null && (
        <div className={styles.message}>
          <Unreadable title={t('kept.unreadable')} error={error} onRetry={again} />
        </div>
      )}
      {data && error === null && (
        <>
          <Head ranking={data} />
          <KeptTable ranking={data} {...view} />
        </>
      )}
    </div>
  );
}

/** Which of several is shown: who kept it, when, by which model. */
function Choice({ kept, id, onShow }: Pick<KeptRankingsProps, 'kept' | 'id' | 'onShow'>) {
  const { today } = usePlan();
  const format = useFormat();
  if (kept.length < 2) return null;
  const words = ({ name, date, by, model, scenario }: KeptRank) =>
    [name, format.date(date, today), by, model, scenario].filter(Boolean).join(', ');
  return (
    <Select
      className={styles.choice ?? ''}
      aria-label={t('kept.choose')}
      data={kept.map((each) => ({ value: each.id, label: words(each) }))}
      value={id}
      allowDeselect={false}
      onChange={(next) => {
        if (next !== null) onShow(next);
      }}
    />
  );
}

function Head({ ranking }: { ranking: KeptRanking }) {
  const { readOnly, today } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const { id, name, date, by, model, formula, draws, seed, top, sentence, changes } = ranking;
  return (
    <section className={styles.head} aria-label={t('kept.head')}>
      <div className={styles.title}>
        <h2>
          <InlineField
            field={{ name: 'name', label: t('kept.name'), type: 'text', value: name }}
            onSave={(text) => write(() => scenarios.renameRanking(id, text))}
          />
        </h2>
        {!readOnly && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t('ranking.kept.delete', { name })}
            onClick={() => runCommand('kept.delete')}
          >
            {t('scenarios.delete.word')}
          </Button>
        )}
      </div>
      <p className={styles.made}>
        {t(by === '' ? 'kept.made.nobody' : 'kept.made', { date: format.date(date, today), by })}{' '}
        {t('kept.by', { model, formula })}{' '}
        {draws > 0 && `${t('ranking.draws', { draws: format.number(draws), seed, top })}.`}
      </p>
      <p className={styles.since}>{t('kept.since', { sentence })}</p>
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useKeptCommands(
  kept: readonly KeptRank[],
  id: string,
  { onShow, onBack }: Pick<KeptRankingsProps, 'onShow' | 'onBack'>,
): void {
  const { readOnly } = usePlan();
  const write = useRoadmapWrite();
  const commands = useMemo<Command[]>(() => {
    const at = kept.findIndex((each) => each.id === id);
    const [newer, older, shown] = [kept[at - 1], kept[at + 1], kept[at]];
    const command = (name: 'back' | 'older' | 'newer' | 'delete', run: () => void) => ({
      id: `kept.${name}`,
      title: t(`kept.command.${name}`),
      group: 'roadmap' as const,
      run,
    });
    const show = (next: KeptRank | undefined) => () => {
      if (next) onShow(next.id);
    };
    return [
      { ...command('back', onBack), keys: ['escape'], within: 'kept', notInText: true },
      { ...command('older', show(older)), disabled: !older },
      { ...command('newer', show(newer)), disabled: !newer },
      {
        ...command('delete', () => {
          if (!shown) return;
          write(() => scenarios.removeRanking(shown.id)).then(
            () => offerUndo(t('ranking.kept.deleted', { name: shown.name })),
            refused,
          );
        }),
        disabled: readOnly || !shown,
      },
    ];
  }, [kept, id, onShow, onBack, readOnly, write]);
  useCommands(commands);
}
