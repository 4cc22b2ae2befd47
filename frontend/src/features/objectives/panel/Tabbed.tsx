import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { objectives } from '~/bridge/calls';
import type { Detail } from '~/bridge/types';
import { keys } from '~/data/keys';
import type { Row } from '~/features/objectives/outline/rows';
import { t } from '~/strings/strings';
import { CheckInsTab } from './CheckInsTab';
import { DetailsTab } from './DetailsTab';
import { HistoryTab } from './HistoryTab';
import styles from './panel.module.css';

const tabs = ['details', 'checkIns', 'history'] as const;
export type PanelTab = (typeof tabs)[number];

export interface TabbedProps {
  row: Row;
  tab: PanelTab;
  /** Counts up when the check-in form shall have the focus. */
  asked: number;
  onTab: (tab: PanelTab) => void;
  /** The person wants to go on in the outline: Escape, or a check-in that is made. */
  onBack: () => void;
}

/** What the plan knows of a row, on three tabs. */
export function Tabbed({ row, tab, asked, onTab, onBack }: TabbedProps) {
  // Whoever runs through the rows with the arrow keys does not wait for each one's story.
  const id = useDeferredValue(row.id);
  const { data } = useQuery({
    queryKey: keys.detail(id),
    queryFn: () => objectives.detail(id),
    retry: false,
  });
  const detail = data && id === row.id ? data : undefined;
  return (
    <Tabs
      className={styles.tabbed}
      value={tab}
      onChange={(value) => onTab(tabs.find((each) => each === value) ?? 'details')}
      keepMounted={false}
      variant="default"
    >
      <Tabs.List className={styles.tabs}>
        {tabs.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {t(`panel.tab.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((each) => (
        <Tabs.Panel key={each} value={each} className={styles.body}>
          {each === tab && <TabBody key={row.id} {...{ tab, row, detail, asked, onBack }} />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface BodyProps extends Pick<TabbedProps, 'tab' | 'asked' | 'onBack'> {
  row: Row;
  /** Not known yet in the first milliseconds. */
  detail: Detail | undefined;
}

function TabBody({ tab, row, detail, asked, onBack }: BodyProps) {
  switch (tab) {
    case 'details':
      return <DetailsTab row={row} detail={detail} />;
    case 'checkIns':
      return (
        <CheckInsTab row={row} checkIns={detail?.checkIns ?? []} asked={asked} onDone={onBack} />
      );
    case 'history':
      return <HistoryTab items={detail?.history ?? []} />;
  }
}
