import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Panel.module.css';
import tabRow from './tabs.module.css';

interface Props<Id extends string> {
  tabs: readonly { id: Id; title: string }[];
  tab: Id;
  onTab: (tab: Id) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** The tabs of a panel; only the chosen one is drawn. */
export function PanelTabs<Id extends string>({ tabs, tab, onTab, children }: Props<Id>) {
  return (
    <Tabs
      className={`${tabRow.tabbed} ${styles.tabbed}`}
      value={tab}
      onChange={(value) => {
        const next = tabs.find(({ id }) => id === value);
        if (next) onTab(next.id);
      }}
      keepMounted={false}
      variant="default"
    >
      <Tabs.List className={tabRow.tabs}>
        {tabs.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {/* It scrolls, also where nothing in it takes the focus. */}
      {tabs.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className={styles.body} tabIndex={0}>
          {id === tab && children}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
