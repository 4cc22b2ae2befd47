import { ActionIcon, Tabs } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { objectives } from '~/bridge/calls';
import type { Detail } from '~/bridge/types';
import { keys } from '~/data/keys';
import { useIsPainted } from '~/data/painted';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Status } from '~/ui/Status';
import type { Row } from '~/features/objectives/outline/rows';
import { titleOf } from '~/features/objectives/outline/rows';
import { CheckInsTab } from './CheckInsTab';
import { DetailsTab } from './DetailsTab';
import { HistoryTab } from './HistoryTab';
import styles from './panel.module.css';

const tabs = ['details', 'checkIns', 'history'] as const;
export type PanelTab = (typeof tabs)[number];

interface Props {
  row: Row | undefined;
  tab: PanelTab;
  /** Counts up when the check-in form shall have the focus. */
  asked: number;
  onTab: (tab: PanelTab) => void;
  onClose: () => void;
  /** The person wants to go on in the outline: Escape, or a check-in that is made. */
  onBack: () => void;
}

/** Everything about the chosen row. */
export function DetailPanel({ row, onClose, ...rest }: Props) {
  const isPainted = useIsPainted();
  return (
    <aside
      className={styles.panel}
      aria-label={t('panel.details')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) rest.onBack();
      }}
    >
      <Head row={row} onClose={onClose} />
      {isPainted && row && <Tabbed row={row} {...rest} />}
    </aside>
  );
}

function Head({ row, onClose }: Pick<Props, 'row' | 'onClose'>) {
  return (
    <div className={styles.head}>
      <div className={styles.meta}>
        <span>{row && metaWords(row)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('panel.close')}
          onClick={onClose}
        >
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      </div>
      {row ? (
        <>
          <h2>{titleOf(row)}</h2>
          <Verdict row={row} />
        </>
      ) : (
        <>
          <h2>{t('panel.nothing.title')}</h2>
          <p className={styles.quiet}>{t('panel.nothing.text')}</p>
        </>
      )}
    </div>
  );
}

function metaWords(row: Row): string {
  if (row.type === 'objective')
    return t('panel.of.objective', { number: `O${row.objective.order}` });
  const number = row.keyResult.order;
  const parent = number.slice(0, Math.max(0, number.lastIndexOf('.')));
  return parent
    ? t('panel.of.keyResultOf', { number, parent })
    : t('panel.of.keyResult', { number });
}

function Verdict({ row }: { row: Row }) {
  const format = useFormat();
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  const status = row.type === 'objective' ? row.objective.worstStatus : row.keyResult.status;
  const { progress, expected, explanation } = thing;
  return (
    <div className={styles.verdict}>
      <Status status={status} />
      <span>
        {progress !== null && expected !== null
          ? t('panel.verdict', {
              progress: format.progress(progress),
              expected: format.progress(expected),
            })
          : explanation.statusReason.sentence}
      </span>
    </div>
  );
}

function Tabbed({ row, tab, asked, onTab, onBack }: Omit<Props, 'onClose'> & { row: Row }) {
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

interface BodyProps extends Pick<Props, 'tab' | 'asked' | 'onBack'> {
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
