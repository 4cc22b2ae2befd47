import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { kpis as calls } from '~/bridge/calls';
import type { KPI, KPIDetail } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { keys } from '~/data/keys';
import { Initiatives } from '~/fields/initiatives/Initiatives';
import { RowHistory } from '~/fields/RowHistory';
import { SmartTab } from '~/fields/smart/SmartTab';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Panel } from '~/ui/Panel';
import { PanelTabs } from '~/ui/PanelTabs';
import { Value } from '~/ui/Value';
import { changeWords, periodsOf, shownOf, targetWords } from './columns';
import { fieldNames } from './card';
import { ChartTab } from './ChartTab';
import { DefinitionTab } from './DefinitionTab';
import { KPIExplanation } from './KPIExplanation';
import styles from './panel.module.css';
import { Standing } from '~/fields/Standing';
import { ValuesTab } from './ValuesTab';

const tabs = ['values', 'chart', 'definition', 'smart', 'history'] as const;
export type KPITab = (typeof tabs)[number];

interface Props {
  kpi: KPI;
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
  const id = useDeferredValue(kpi.id);
  const { data } = useQuery({
    queryKey: keys.kpiDetail(id),
    queryFn: () => calls.detail(id),
  });
  const detail = data && data.kpi.id === kpi.id ? data : undefined;
  return (
    <Panel
      label={t('kpi.details')}
      above={t('kpi.of', {
        frequency: t(`frequency.${kpi.frequency}`),
        state: t(`kpiState.${kpi.state}`).toLowerCase(),
      })}
      title={kpi.name}
      under={<Verdict kpi={kpi} />}
      closeLabel={t('kpi.close')}
      page={{
        isOpen: isPage,
        label: t(isPage ? 'kpi.page.back' : 'kpi.page'),
        onToggle: does.onPage,
      }}
      onClose={does.onClose}
      onBack={isPage ? does.onPage : does.onBack}
    >
      <PanelTabs
        tabs={tabs.map((each) => ({ id: each, title: t(`kpi.tab.${each}`) }))}
        tab={tab}
        onTab={onTab}
      >
        {detail && <Body key={kpi.id} {...{ tab, detail, asked, onPaste }} />}
      </PanelTabs>
    </Panel>
  );
}

function Verdict({ kpi }: { kpi: KPI }) {
  const format = useFormat();
  const { unit, decimals, sincePrevious } = kpi;
  const shown = shownOf(kpi);
  const goal = targetWords(kpi, format);
  return (
    <>
      {shown && (
        <b className={styles.headline}>
          <Value value={shown.value} unit={unit} {...(decimals !== null && { decimals })} />
        </b>
      )}
      <Standing kpi={kpi} />
      <span className={styles.facts}>
        {[
          shown && periodsOf(kpi, format),
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
          <section className={styles.section}>
            <Initiatives goal={detail.kpi.id} initiatives={detail.initiatives} />
          </section>
        </>
      );
    case 'chart':
      return <ChartTab detail={detail} />;
    case 'definition':
      return <DefinitionTab detail={detail} />;
    case 'smart':
      return <Coached detail={detail} />;
    case 'history':
      return <RowHistory items={detail.history} fields={fieldNames()} />;
  }
}

/** What a coach would say of the KPI and its target. */
function Coached({ detail: { kpi } }: { detail: KPIDetail }) {
  const { cycle } = useCycle();
  const isTested = kpi.direction === 'up' || kpi.direction === 'down';
  return (
    <SmartTab
      row={kpi.id}
      cycle={cycle?.id ?? ''}
      unit={isTested && kpi.target !== null ? kpi.unit : null}
      fixOf={noFix}
    />
  );
}

/** No rule offers a fix of one click for a KPI. */
const noFix = () => null;
