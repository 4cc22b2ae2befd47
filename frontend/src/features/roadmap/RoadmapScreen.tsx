import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Roadmap, RoadmapQuery } from '~/bridge/roadmapTypes';
import { useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { isCount, isFlag, useRemembered } from '~/data/remembered';
import { useRoadmap, useScenario } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { HeadActions } from '~/ui/HeadActions';
import { Message } from '~/ui/Message';
import { PanelSplit } from '~/ui/PanelSplit';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { Backlog } from './backlog/Backlog';
import { Board } from './boards/Board';
import { Timeline } from './boards/Timeline';
import { NoInitiatives } from './NoInitiatives';
import { InitiativePanel } from './panel/InitiativePanel';
import { Matrix } from './ranking/Matrix';
import { RankingView } from './ranking/RankingView';
import { Scenarios } from './ranking/Scenarios';
import { useRoadmapCommands } from './useRoadmapCommands';
import { isView, type View, type ViewProps } from './views';
import { ViewTabs } from './ViewTabs';

const panel = { width: 440, least: 360, most: 760 }; // px

/** The roadmap of the chosen cycle, in one of its views, with a panel for the chosen initiative. */
export function RoadmapScreen() {
  const { cycle } = useCycle();
  const [scenario] = useScenario();
  const cycleId = cycle?.id ?? '';
  // The model is the plan's: choosing another one is a write.
  const query = useMemo(() => ({ cycle: cycleId, model: '', scenario }), [cycleId, scenario]);
  const { data, error, again } = useRoadmap(query);
  if (data) return <Loaded page={data} query={query} />;
  return (
    <Sheet title={t('roadmap.title')}>
      <SheetBody>
        {!cycle && (
          <Message tone="info" title={t('objectives.noCycle.title')}>
            {t('objectives.noCycle.text')}
          </Message>
        )}
        {error !== null && (
          <Unreadable title={t('roadmap.unreadable')} error={error} onRetry={again} />
        )}
      </SheetBody>
    </Sheet>
  );
}

const drawn: Record<View, (props: ViewProps) => React.ReactNode> = {
  backlog: Backlog,
  board: Board,
  timeline: Timeline,
  matrix: Matrix,
  ranking: RankingView,
  scenarios: Scenarios,
};

function Loaded({ page, query }: { page: Roadmap; query: RoadmapQuery }) {
  const { id: plan } = usePlan();
  const [kept, keepView] = useRemembered<View>(plan, 'roadmap.view', 'backlog', isView);
  const params = useParams<{ view?: string; initiative?: string }>();
  const [, go] = useLocation();
  const view = isView(params.view) ? params.view : kept;
  const [isOpen, setOpen] = useRemembered(plan, 'roadmap.panel', false, isFlag);
  const [width, setWidth] = useRemembered(plan, 'roadmap.panelWidth', panel.width, isCount);
  const [chosen, setChosen] = useChosen(params.initiative);
  const [grab, setGrab] = useState(0);
  const [asked, setAsked] = useState(0);
  const initiative = page.initiatives.find(({ id }) => id === chosen);
  const back = useCallback(() => setGrab((times) => times + 1), []);
  const show = useCallback(
    (next: View) => {
      keepView(next);
      go(`/roadmap/${next}`);
    },
    [keepView, go],
  );
  const arrive = useCallback(() => {
    setOpen(true);
    back();
  }, [setOpen, back]);
  useShownInitiative(view, arrive);
  useRoadmapCommands({
    initiative,
    view,
    onView: show,
    onAdd: () => setAsked((times) => times + 1),
    onDetails: () => setOpen(!isOpen),
  });
  // The line of a new initiative stands in the backlog even before there is one.
  const ViewDrawn = page.initiatives.length > 0 || view === 'backlog' ? drawn[view] : NoInitiatives;
  const props: ViewProps = {
    page,
    query,
    chosen,
    grab,
    asked,
    onChoose: setChosen,
    onOpen: () => setOpen(true),
  };
  return (
    <PanelSplit
      width={width}
      least={panel.least}
      most={panel.most}
      onWidth={setWidth}
      panel={
        isOpen && initiative ? (
          <InitiativePanel
            key={initiative.id}
            initiative={initiative}
            query={query}
            onClose={() => {
              setOpen(false);
              back();
            }}
            onBack={back}
          />
        ) : null
      }
    >
      <Sheet
        title={page.title}
        line={page.subtitle}
        actions={
          page.initiatives.length > 0 && <HeadActions details="roadmap.details" add="roadmap.add" />
        }
      >
        <ViewTabs page={page} view={view} onView={show} />
        <ViewDrawn {...props} />
      </Sheet>
    </PanelSplit>
  );
}

/**
 * The chosen initiative: what the address names is it before anything is drawn, so that whoever arrives
 * finds the focus there and not at the first row.
 */
function useChosen(named: string | undefined): [string, (id: string) => void] {
  const [chosen, setChosen] = useState(named ?? '');
  const [seen, setSeen] = useState(named);
  if (named !== seen) {
    setSeen(named);
    if (named !== undefined) setChosen(named);
  }
  return [chosen, setChosen];
}

/** Opens the initiative that the address names, and takes the name off again. */
function useShownInitiative(view: View, open: () => void): void {
  const { initiative } = useParams<{ initiative?: string }>();
  const [, go] = useLocation();
  useEffect(() => {
    if (initiative === undefined) return;
    open();
    go(`/roadmap/${view}`, { replace: true });
  }, [initiative, view, open, go]);
}
