import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { kpis as calls } from '~/bridge/calls';
import type { KPI, KPIDetail } from '~/bridge/types';
import { keys } from '~/data/keys';
import { RowHistory } from '~/fields/RowHistory';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Panel } from '~/ui/Panel';
import { PanelTabs } from '~/ui/PanelTabs';
import { Value } from '~/ui/Value';
import { changeWords, targetWords } from './columns';
import { fieldNames } from './card';
import { ChartTab } from './ChartTab';
import { DefinitionTab } from './DefinitionTab';
import { KPIExplanation } from './KPIExplanation';
import styles from './panel.module.css';
import { Standing } from './Standing';
import { ValuesTab } from './ValuesTab';

const tabs = ['values', 'chart', 'definition', 'history'] as const;
export type KPITab = (typeof tabs)[number];

interface Props {
  kpi: KPI | undefined;
  tab: KPITab;
  /** Counts up when the field of the next value shall have the focus. */
  asked: number;
  onTab: (tab: KPITab) => void;
  onPaste: () => void;
  onClose: () => void;
  onBack: () => void;
  /** It is all of the screen. */
  isPage: boolean;
  onPage: () => void;
}

/** Everything about the chosen KPI. */
export function KPIPanel({ kpi, tab, asked, onTab, onPaste, isPage, ...does }: Props) {
  // Whoever runs through the list with the arrow keys does not wait for each one's values.
  const id = useDeferredValue(kpi?.id ?? '');
  const { data } = useQuery({
    queryKey: keys.kpiDetail(id),
    queryFn: () => calls.detail(id),
    enabled: id !== '',
  });
  const detail = data && data.kpi.id === kpi?.id ? data : undefined;
  return (
    <Panel
      label={t('kpi.details')}
      above={
        kpi &&
        t('kpi.of', {
          frequency: t(`frequency.${kpi.frequency}`),
          state: t(`kpiState.${kpi.state}`).toLowerCase(),
        })
      }
      title={kpi ? kpi.name : t('kpi.nothing.title')}
      under={kpi ? <Verdict kpi={kpi} /> : t('kpi.nothing.text')}
      closeLabel={t('kpi.close')}
      {...(kpi && {
        page: {
          isOpen: isPage,
          label: t(isPage ? 'kpi.page.back' : 'kpi.page'),
          onToggle: does.onPage,
        },
      })}
      onClose={does.onClose}
      onBack={isPage ? does.onPage : does.onBack}
    >
      {kpi && (
        <PanelTabs
          tabs={tabs.map((each) => ({ id: each, title: t(`kpi.tab.${each}`) }))}
          tab={tab}
          onTab={onTab}
        >
          {detail && <Body key={kpi.id} {...{ tab, detail, asked, onPaste }} />}
        </PanelTabs>
      )}
    </Panel>
  );
}

function Verdict({ kpi }: { kpi: KPI }) {
  const format = useFormat();
  const { value, unit, decimals, periodLabel, sincePrevious } = kpi;
  const goal = targetWords(kpi, format);
  return (
    <>
      {value !== null && (
        <b className={styles.headline}>
          <Value value={value} unit={unit} {...(decimals !== null && { decimals })} />
        </b>
      )}
      <Standing standing={kpi.standing} />
      <span className={styles.facts}>
        {[
          periodLabel,
          goal && t('kpi.against', { goal }),
          sincePrevious && changeWords(kpi, sincePrevious, format),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </>
  );
}

interface BodyProps extends Pick<Props, 'tab' | 'asked' | 'onPaste'> {
  detail: KPIDetail;
}

function Body({ tab, detail, asked, onPaste }: BodyProps) {
  switch (tab) {
    case 'values':
      return (
        <>
          <ValuesTab detail={detail} asked={asked} onPaste={onPaste} />
          <section className={styles.section}>
            <KPIExplanation kpi={detail.kpi} heading="h3" />
          </section>
        </>
      );
    case 'chart':
      return <ChartTab detail={detail} />;
    case 'definition':
      return <DefinitionTab detail={detail} />;
    case 'history':
      return <RowHistory items={detail.history} fields={fieldNames()} />;
  }
}
