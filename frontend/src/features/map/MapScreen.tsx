import { Button } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { objectives } from '~/bridge/calls';
import type { Alignment } from '~/bridge/types';
import { useCycle } from '~/data/cycle';
import { keys } from '~/data/keys';
import { usePlan, usePreferences } from '~/data/plan';
import { isFlag, useRemembered } from '~/data/remembered';
import { savePicture } from '~/fields/savePicture';
import { t, tn } from '~/strings/strings';
import { EmptyScreen } from '~/ui/EmptyScreen';
import { useFormat } from '~/ui/format';
import { copyAsPicture, PictureActs, savePictureAs } from '~/ui/PictureActs';
import type { Drawn } from '~/ui/picture';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { Findings } from './Findings';
import { layOut, type Plot } from './layout';
import styles from './map.module.css';
import { MapCanvas } from './MapCanvas';
import { MapProvider, type Shown } from './MapContext';
import { drawMap, inkOf } from './picture';
import { sizesAt } from './sizes';
import { Toolbar } from './Toolbar';
import { useCamera } from './useCamera';
import { useLayout } from './useLayout';
import { useMapCommands } from './useMapCommands';
import { type MapModel, useMapModel } from './useMapModel';

const hints: readonly Hint[] = [
  { caps: caps('arrowright'), words: t('map.hint.walk') },
  { caps: caps('enter'), words: t('map.hint.open') },
  { caps: caps(' '), words: t('map.hint.collapse') },
  { caps: caps('f'), words: t('map.hint.path') },
];

const usualText = 100; // percent

/** How the goals of the chosen cycle hang together. */
export function MapScreen() {
  const { cycle } = useCycle();
  const id = cycle?.id ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: keys.map(id),
    queryFn: () => objectives.map(id),
    enabled: id !== '',
  });
  if (data) {
    return data.map.nodes.length === 0 ? (
      <Empty />
    ) : (
      <ReactFlowProvider key={data.map.cycle.id}>
        <Loaded alignment={data} />
      </ReactFlowProvider>
    );
  }
  return (
    <Sheet title={t('map.title')}>
      <SheetBody>
        {id === '' && <p>{t('map.noCycle')}</p>}
        {error && (
          <Unreadable title={t('map.unreadable')} error={error} onRetry={() => void refetch()} />
        )}
      </SheetBody>
    </Sheet>
  );
}

function Empty() {
  return (
    <Sheet title={t('map.title')}>
      <EmptyScreen
        example={
          <>
            <b>{t('map.empty.example')}</b>
            <span>{t('map.empty.example.child')}</span>
          </>
        }
        title={t('map.empty.title')}
        text={t('map.empty.text')}
        actions={
          <Button data-arrive onClick={() => runCommand('go.objectives')}>
            {t('map.empty.action')}
          </Button>
        }
      />
    </Sheet>
  );
}

function usePlot({ graph, shown }: MapModel, textSize: number): Plot {
  return useMemo(() => {
    const rows: Plot['rows'][number][] = [];
    const kpis: Plot['kpis'][number][] = [];
    for (const id of shown) {
      const node = graph.nodes.get(id);
      if (node?.subject === 'kpi') kpis.push({ id, feeds: graph.fed.get(id) ?? [] });
      else if (node) rows.push({ id, above: node.above, isAlone: node.alone });
    }
    return { rows, kpis, sizes: sizesAt(textSize) };
  }, [graph, shown, textSize]);
}

function Loaded({ alignment }: { alignment: Alignment }) {
  const { map, findings } = alignment;
  const { id: plan } = usePlan();
  const { textSize } = usePreferences();
  const model = useMapModel(alignment);
  const plot = usePlot(model, textSize);
  const found = useLayout(plot);
  // Choices and findings are slow to draw: the map goes first.
  const isDrawn = useDeferredValue(found !== null, false);
  const [isListed, setListed] = useRemembered(plan, 'map.findings', findings.length > 0, isFlag);
  // The node that shall have the focus as soon as it is drawn.
  const grab = useRef('');
  const [grabbed, setGrabbed] = useState(0);
  const part = model.paths.length > 0 ? model.paths : model.filter;
  const camera = useCamera(found?.layout ?? null, {
    current: model.current,
    part,
    sizes: (found?.plot ?? plot).sizes,
  });
  const onOpen = useOpen(model);
  const draw = useDraw(alignment, model);
  const takeGrab = useCallback((id: string) => {
    const isWanted = grab.current === id;
    if (isWanted) grab.current = '';
    return isWanted;
  }, []);
  const take = useCallback((id: string) => {
    grab.current = id;
    setGrabbed((times) => times + 1);
  }, []);

  useMapCommands(
    {
      onStep: (direction) => {
        const to = model.step(direction);
        if (to === null) return;
        camera.reveal(to);
        take(to);
      },
      onOpen: () => onOpen(model.current),
      onCollapse: () => model.toggle(model.current),
      onPath: () => {
        model.showPaths([model.current]);
        take(model.current);
      },
      onLeave: () => {
        model.showAll();
        take(model.current);
      },
      onExpandAll: model.expandAll,
      onZoom: camera.zoomBy,
      onFit: camera.fit,
      onFindings: () => setListed(!isListed),
      onCopy: () => copyAsPicture({ draw, onSave: savePicture }),
      onSave: (kind) => savePictureAs({ draw, onSave: savePicture }, kind),
    },
    part !== model.filter || model.fit !== null,
  );
  useShowHints(hints);
  const shown = useMemo<Shown>(
    () => ({ model, takeGrab, grabbed, onOpen }),
    [model, takeGrab, grabbed, onOpen],
  );
  return (
    <Sheet
      title={t('map.title')}
      line={map.sentence}
      actions={
        <>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconListSearch size="0.9375rem" aria-hidden />}
            aria-expanded={isListed}
            onClick={() => setListed(!isListed)}
          >
            {tn('map.findings.count', findings.length)}
          </Button>
          <PictureActs draw={draw} onSave={savePicture} />
        </>
      }
    >
      <Toolbar model={model} isDrawn={isDrawn} />
      <div className={styles.body}>
        <MapProvider value={shown}>
          {found && (
            <MapCanvas cycle={map.cycle.name} layout={found.layout} sizes={found.plot.sizes} />
          )}
        </MapProvider>
        {isListed && (
          <Findings
            alignment={alignment}
            isDrawn={isDrawn}
            graph={model.graph}
            onShow={(ids) => {
              model.showPaths(ids);
              model.choose(ids[0] ?? '');
              take(ids[0] ?? '');
            }}
          />
        )}
      </div>
    </Sheet>
  );
}

/** Goes to a row in its cycle, or to a KPI. */
function useOpen({ graph }: MapModel): (id: string) => void {
  const [, go] = useLocation();
  const { choose } = useCycle();
  return useCallback(
    (id: string) => {
      const node = graph.nodes.get(id);
      if (!node) return;
      if (node.subject === 'kpi') {
        go(`/kpis/${id}`);
        return;
      }
      if (node.cycle !== null && node.cycleId !== null) choose(node.cycleId);
      go(`/objectives/${id}`);
    },
    [graph, go, choose],
  );
}

/** Draws all that is shown, also what is out of sight, at the usual size. */
function useDraw({ map }: Alignment, model: MapModel): () => Drawn {
  const { today } = usePlan();
  const format = useFormat();
  const plot = usePlot(model, usualText);
  const { graph, shown, collapsed } = model;
  return () =>
    drawMap({
      graph,
      collapsed,
      layout: layOut(plot),
      sizes: plot.sizes,
      title: t('map.picture.title', { cycle: map.cycle.name, sentence: map.sentence }),
      line: t('map.picture.line', {
        shown: shown.length,
        all: graph.nodes.size,
        date: format.date(map.on, today),
      }),
      ink: inkOf(document.documentElement),
      format,
    });
}
