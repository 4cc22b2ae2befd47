import type { ReactNode } from 'react';
import type { KPI } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable } from '~/ui/DataTable';
import { useMeasure } from '~/ui/useMeasure';
import { useRest } from '~/ui/useRest';
import { columnsFor, roomFor } from './columns';
import { ExplainedKPI } from './ExplainedKPI';
import styles from './kpis.module.css';

interface Props {
  kpis: readonly KPI[];
  chosen: string;
  /** Counts up when the chosen row shall have the focus. */
  grab: number;
  /** The KPI whose value explains itself; "" for none. */
  explained: string;
  /** px that the list is probably wide. */
  guess: number;
  onChoose: (id: string) => void;
  onOpen: () => void;
  onExplain: (id: string) => void;
}

function explainedBy(target: Element): string {
  return target.closest<HTMLElement>('[data-explains]')?.dataset.explains ?? '';
}

/** The list of KPIs: arrows choose, the number under the pointer explains itself. */
export function KPITable(props: Props) {
  const { kpis, chosen, grab, explained, guess, onChoose, onOpen, onExplain } = props;
  const [measured, { width, rem }] = useMeasure(guess);
  const rest = useRest({ placeOf: explainedBy, explain: onExplain });
  const explain = (kpi: KPI, content: ReactNode) => (
    <ExplainedKPI
      kpi={kpi}
      heading="h2"
      isOpen={kpi.id === explained}
      onClose={() => onExplain('')}
    >
      {content}
    </ExplainedKPI>
  );
  return (
    <div ref={measured} className={styles.table} {...rest.watch}>
      <DataTable
        label={t('kpis.list')}
        columns={columnsFor(roomFor(width / rem), explain)}
        rows={kpis}
        keyOf={({ id }) => id}
        commands="kpis"
        selection={{
          chosen,
          grab,
          onChoose,
          onOpen,
          onKey: (event) => {
            if (event.key === '?') onExplain(chosen);
            else if (event.key === 'Escape' && explained) onExplain('');
            else return;
            event.preventDefault();
          },
        }}
      />
    </div>
  );
}
