import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '~/strings/strings';
import sections from './Sections.module.css';

/** One part of a preview: how much is in it, and what it shows. */
export interface Part {
  id: string;
  title: string;
  count: number;
  /** What about it needs a look. */
  look?: string;
  panel: ReactNode;
}

interface Props {
  parts: readonly Part[];
  /** The part that is open until another one is chosen. */
  first: string;
}

/** The parts of a preview with their counts at the left, the chosen one at the right. */
export function PartTabs({ parts, first }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = parts.some(({ id }) => id === chosen) ? chosen : first;
  return (
    <Tabs
      orientation="vertical"
      keepMounted={false}
      value={shown}
      onChange={setChosen}
      classNames={{
        root: sections.body ?? '',
        list: sections.list ?? '',
        tab: sections.tab ?? '',
        tabLabel: sections.label ?? '',
        panel: sections.panel ?? '',
      }}
    >
      <Tabs.List aria-label={t('import.nav')}>
        {parts.map(({ id, title, count, look }) => (
          <Tabs.Tab key={id} value={id} rightSection={<b className={sections.count}>{count}</b>}>
            {title}
            {look && <small className={sections.look}>{look}</small>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ id, panel }) => (
        <Tabs.Panel key={id} value={id}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
