import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { kpis as calls } from '~/bridge/calls';
import type { KPI, KPIList } from '~/bridge/types';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { isCount, isFlag, useRemembered } from '~/data/remembered';
import { t, tn } from '~/strings/strings';
import { HeadActions } from '~/ui/HeadActions';
import { PanelSplit } from '~/ui/PanelSplit';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { AddKPI } from './AddKPI';
import { filtered, isFilter, noFilter } from './filter';
import { Filters, isView, type View } from './Filters';
import { KPIPanel, type KPITab } from './KPIPanel';
import { KPITable } from './KPITable';
import styles from './kpis.module.css';
import { NoKPIs } from './NoKPIs';
import { PasteDialog } from './PasteDialog';
import { type Grouping, isGrouping } from './tiles/groups';
import { Tiles } from './tiles/Tiles';
import { useKPICommands } from './useKPICommands';
import { usePasting } from './usePasting';

const hints: readonly Hint[] = [
  { caps: caps('enter'), words: t('kpis.hint.open') },
  { caps: caps('m'), words: t('kpis.hint.measure') },
  { caps: caps('e'), words: t('kpis.hint.explain') },
];

const rail = 72; // px, about
const panel = { width: 480, least: 400, most: 760 }; // px: four columns of values fit in it

/** The KPIs of the plan with a panel for the chosen one. */
export function KPIsScreen() {
  const { data, error, refetch } = useQuery({ queryKey: keys.kpis, queryFn: () => calls.list() });
  if (data) return <Loaded list={data} />;
  return (
    <Sheet title={t('kpis.title')}>
      <SheetBody>
        {error && (
          <Unreadable title={t('kpis.unreadable')} error={error} onRetry={() => void refetch()} />
        )}
      </SheetBody>
    </Sheet>
  );
}

function Loaded({ list }: { list: KPIList }) {
  const { id: plan, readOnly } = usePlan();
  const [filter, setFilter] = useRemembered(plan, 'kpis.filter', noFilter, isFilter);
  const [view, setView] = useRemembered<View>(plan, 'kpis.view', 'table', isView);
  const [by, setBy] = useRemembered<Grouping>(plan, 'kpis.group', 'key', isGrouping);
  const [isOpen, setOpen] = useRemembered(plan, 'kpis.panel', true, isFlag);
  const [width, setWidth] = useRemembered(plan, 'kpis.panelWidth', panel.width, isCount);
  const [chosen, setChosen] = useState('');
  const [explained, setExplained] = useState('');
  const [tab, setTab] = useState<KPITab>('values');
  // Counts up when the field of the next value shall have the focus.
  const [asked, setAsked] = useState(0);
  const adding = useRef<HTMLInputElement>(null);
  const shown = filtered(list.kpis, filter);
  const kpi = shown.find(({ id }) => id === chosen);
  const pasting = usePasting(kpi !== undefined);

  const choose = useCallback((id: string) => {
    setChosen(id);
    setExplained('');
  }, []);
  const show = useCallback(
    (next: KPITab) => {
      setTab(next);
      setOpen(true);
    },
    [setOpen],
  );
  const measure = useCallback(() => {
    show('values');
    setAsked((times) => times + 1);
  }, [show]);
  // Counts up when the row of the chosen KPI shall have the focus.
  const [grab, setGrab] = useState(0);
  const back = useCallback(() => setGrab((times) => times + 1), []);
  const arrive = useCallback(
    (id: string, at?: string) => {
      choose(id);
      if (at === 'chart') show(at);
      back();
    },
    [choose, show, back],
  );
  useShownKPI(arrive);
  const [wantsPage, setWantsPage] = useState(false);
  const isPage = wantsPage && kpi !== undefined;
  const turn = () => {
    if (isPage) back();
    setWantsPage(!isPage);
  };
  useKPICommands({
    kpi,
    onAdd: () => adding.current?.focus(),
    onExplain: setExplained,
    onMeasure: measure,
    onDetails: () => {
      if (!kpi) arrive(shown[0]?.id ?? '');
      setOpen(!kpi || !isOpen);
    },
    onPage: turn,
  });
  useShowHints(kpi && !readOnly ? hints : null);

  const drawn = {
    kpis: shown,
    chosen,
    grab,
    explained,
    guess: innerWidth - rail - (isOpen && kpi ? width : 0),
    onChoose: choose,
    onOpen: () => setOpen(true),
    onExplain: setExplained,
  };
  const sheet = (
    <Sheet
      title={t('kpis.title')}
      line={list.kpis.length > 0 && <Line kpis={list.kpis} />}
      actions={list.kpis.length > 0 && <HeadActions details="kpis.details" add="kpis.add" />}
    >
      {list.kpis.length === 0 ? (
        <NoKPIs readOnly={readOnly} onFirst={() => adding.current?.focus()} />
      ) : (
        <>
          <Filters
            list={list}
            filter={filter}
            onChange={setFilter}
            view={view}
            onView={setView}
            by={by}
            onBy={setBy}
          />
          <div className={styles.list}>
            {shown.length === 0 ? (
              <p className={styles.nothing}>
                {t('kpis.none.filtered')}{' '}
                <Button variant="default" onClick={() => setFilter({ ...noFilter, state: '' })}>
                  {t('kpis.none.reset')}
                </Button>
              </p>
            ) : view === 'tiles' ? (
              <Tiles by={by} {...drawn} />
            ) : (
              <KPITable {...drawn} />
            )}
          </div>
        </>
      )}
      {!readOnly && <AddKPI field={adding} onAdded={choose} onLeave={back} />}
    </Sheet>
  );
  const details = kpi ? (
    <KPIPanel
      kpi={kpi}
      tab={tab}
      asked={asked}
      onTab={setTab}
      onPaste={pasting.open}
      isPage={isPage}
      onPage={turn}
      onBack={back}
      onClose={() => {
        setOpen(false);
        back();
      }}
    />
  ) : null;
  return (
    <>
      {isPage ? (
        details
      ) : (
        <PanelSplit
          width={width}
          least={panel.least}
          most={panel.most}
          onWidth={setWidth}
          panel={isOpen ? details : null}
        >
          {sheet}
        </PanelSplit>
      )}
      {pasting.text !== null && kpi && (
        <PasteDialog kpi={kpi} text={pasting.text} onClose={pasting.close} />
      )}
    </>
  );
}

/** What the KPIs say, in a sentence. */
function Line({ kpis }: { kpis: readonly KPI[] }) {
  const active = kpis.filter(({ state }) => state === 'active');
  const count = (...standings: KPI['standing'][]) =>
    active.filter(({ standing }) => standings.includes(standing)).length;
  const targets = count('met', 'near', 'missed');
  const stale = active.filter(({ overdue }) => overdue).length;
  return [
    targets > 0 && t('kpis.line', { met: count('met'), targets }),
    stale > 0 && tn('kpis.line.stale', stale),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Chooses the KPI that the address names, and takes the name off again. */
function useShownKPI(choose: (id: string, tab?: string) => void): void {
  const { kpi, tab } = useParams<{ kpi?: string; tab?: string }>();
  const [, go] = useLocation();
  useEffect(() => {
    if (kpi === undefined) return;
    choose(kpi, tab);
    go('/kpis', { replace: true });
  }, [kpi, tab, choose, go]);
}
