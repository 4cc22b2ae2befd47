import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Preview } from '~/bridge/types';
import type { Question } from '~/fields/questions';
import { t, tn } from '~/strings/strings';
import type { Draft } from './draft';
import styles from './Sections.module.css';

const read = ['columns', 'questions', 'findings'] as const;
const made = ['outline', 'people', 'cycles', 'names'] as const;

/** The parts of the preview. */
export type Section = (typeof read)[number] | (typeof made)[number];

/** Where to begin: at what needs an answer, else at what the file becomes. */
export function firstSection(preview: Preview, questions: readonly Question<Draft>[]): Section {
  if (preview.columns.some(({ certain }) => !certain)) return 'columns';
  if (questions.some(({ answer }) => answer === '')) return 'questions';
  return preview.errors > 0 ? 'findings' : 'outline';
}

interface Entry {
  count: number;
  /** What about it needs a look. */
  look?: string;
}

function entriesOf(
  preview: Preview,
  questions: readonly Question<Draft>[],
): Record<Section, Entry> {
  const unsure = preview.columns.filter(({ certain }) => !certain).length;
  const open = questions.filter(({ answer }) => answer === '').length;
  return {
    columns: {
      count: preview.columns.length,
      ...(unsure > 0 && { look: tn('import.columns.check', unsure) }),
    },
    questions: {
      count: questions.length,
      ...(open > 0 && { look: tn('import.questions.open', open) }),
    },
    findings: {
      count: preview.findingsTotal,
      ...(preview.errors > 0 && { look: tn('import.findings.errors', preview.errors) }),
    },
    outline: { count: preview.treeTotal },
    people: { count: preview.people.length },
    cycles: {
      count: preview.cycles.length,
      ...(preview.findings.some(({ code }) => code === 'cycle_dates') && {
        look: t('import.cycles.dates'),
      }),
    },
    names: { count: preview.phases.length + preview.products.length },
  };
}

interface Props {
  preview: Preview;
  questions: readonly Question<Draft>[];
  section: Section;
  onOpen: (section: Section) => void;
  panels: Record<Section, ReactNode>;
}

/** The parts with their counts at the left, the chosen one at the right. */
export function Sections({ preview, questions, section, onOpen, panels }: Props) {
  const entries = entriesOf(preview, questions);
  // A part without anything in it is left out, unless its emptiness says something.
  const offered = (id: Section) => (id !== 'questions' && id !== 'names') || entries[id].count > 0;
  const shown = offered(section) ? section : 'outline';
  const tab = (id: Section) => {
    const { count, look } = entries[id];
    return (
      <Tabs.Tab key={id} value={id} rightSection={<b className={styles.count}>{count}</b>}>
        {t(`import.${id}`)}
        {look && <small className={styles.look}>{look}</small>}
      </Tabs.Tab>
    );
  };
  const all = [...read, ...made].filter(offered);
  return (
    <Tabs
      orientation="vertical"
      keepMounted={false}
      value={shown}
      onChange={(value) => {
        const next = all.find((each) => each === value);
        if (next) onOpen(next);
      }}
      classNames={{
        root: styles.body ?? '',
        list: styles.list ?? '',
        tab: styles.tab ?? '',
        tabLabel: styles.label ?? '',
        panel: styles.panel ?? '',
      }}
    >
      <Tabs.List aria-label={t('import.nav')}>
        <span className={styles.group} role="presentation">
          {t('import.nav.read')}
        </span>
        {read.filter(offered).map(tab)}
        <span className={styles.group} role="presentation">
          {t('import.nav.made')}
        </span>
        {made.filter(offered).map(tab)}
      </Tabs.List>
      {all.map((id) => (
        <Tabs.Panel key={id} value={id}>
          {panels[id]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
