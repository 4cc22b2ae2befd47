import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Preview, PreviewCycle } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { type Draft, isDate, spanFault, type TypedSpan } from './draft';
import styles from './Cycles.module.css';
import { Known } from './Known';
import { Section, SectionEmpty } from './Section';

interface Props {
  preview: Preview;
  draft: Draft;
  onChange: (change: Pick<Draft, 'cycles'>) => void;
}

/** The dates of a cycle as they are now: typed, or as the file's name for it says. */
export function spanOf({ name, start, end }: PreviewCycle, draft: Draft): TypedSpan {
  return draft.cycles[name] ?? { start: start ?? '', end: end ?? '' };
}

/** The cycles that the file names; the dates of new ones can be changed. */
export function Cycles({ preview: { cycles }, draft, onChange }: Props) {
  const day = (which: keyof TypedSpan): TableColumn<PreviewCycle> => ({
    title: t(`import.cycle.${which}`),
    width: which === 'start' ? '12rem' : 'minmax(12rem, 1fr)',
    cell: (cycle) => {
      const span = spanOf(cycle, draft);
      if (cycle.known || cycle.undated) return span[which];
      return (
        <Day
          label={t(`import.cycle.${which}.label`, { name: cycle.name })}
          text={span[which]}
          early={which === 'end' && spanFault(span) === 'order'}
          onType={(text) =>
            onChange({ cycles: { ...draft.cycles, [cycle.name]: { ...span, [which]: text } } })
          }
        />
      );
    },
  });
  const columns: TableColumn<PreviewCycle>[] = [
    {
      title: t('import.cycle.name'),
      width: 'minmax(8rem, 20rem)',
      cell: ({ name }) => <b className={styles.name}>{name}</b>,
    },
    { title: t('import.cycle.rows'), width: '5rem', end: true, cell: ({ rows }) => rows },
    {
      title: t('import.cycle.known'),
      width: '7rem',
      cell: ({ known }) => <Known known={known} />,
    },
    day('start'),
    day('end'),
  ];
  return (
    <Section title={t('import.cycles')} text={t('import.cycles.text')}>
      {cycles.length === 0 ? (
        <SectionEmpty>{t('import.cycles.none')}</SectionEmpty>
      ) : (
        <DataTable
          label={t('import.cycles')}
          columns={columns}
          rows={cycles}
          keyOf={({ name }) => name}
          roomy
          wraps
        />
      )}
    </Section>
  );
}

interface DayProps {
  label: string;
  text: string;
  /** It lies before the first day. */
  early: boolean;
  onType: (text: string) => void;
}

function Day({ label, text, early, onType }: DayProps) {
  const [left, setLeft] = useState(false);
  const wrong = left && text !== '' && !isDate(text);
  return (
    <TextInput
      aria-label={label}
      className={styles.day ?? ''}
      value={text}
      placeholder={t('import.cycle.date.placeholder')}
      error={
        wrong ? t('import.cycle.date.wrong') : early ? t('import.cycle.date.order') : undefined
      }
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true);
        if (text !== text.trim()) onType(text.trim());
      }}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
