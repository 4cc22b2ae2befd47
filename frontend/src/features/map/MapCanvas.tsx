import '@xyflow/react/dist/base.css';
import { ActionIcon } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import {
  ConnectionMode,
  type CoordinateExtent,
  type Node,
  type NodeTypes,
  Position,
  ReactFlow,
  useViewport,
} from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { runCommand } from '~/app/commands/registry';
import type { EdgeKind } from '~/bridge/types';
import { t } from '~/strings/strings';
import { Hint } from '~/ui/Hint';
import { Spoken } from '~/ui/Spoken';
import { Band, Card } from './Card';
import type { Graph } from './graph';
import type { Layout, Sizes } from './layout';
import styles from './map.module.css';
import { useShown } from './MapContext';
import { Ends, Legend, Tie, type TieEdge } from './Tie';
import { zooms } from './useCamera';

const nodeTypes: NodeTypes = { card: Card, band: Band };
const edgeTypes = { tie: Tie };
// The library's wrappers have no meaning of their own; the buttons in them have the words.
const plain = { 'aria-roledescription': undefined };

/** Both sides of a card, at which lines begin and end. */
function sides(width: number, height: number): NonNullable<Node['handles']> {
  const side = { type: 'source', y: height / 2, width: 0, height: 0 } as const;
  return [
    { ...side, id: 'left', position: Position.Left, x: 0 },
    { ...side, id: 'right', position: Position.Right, x: width },
  ];
}

/** The cards at their places. Their sizes are known, so that none has to be measured. */
function cardsOf({ places, band, width }: Layout, graph: Graph, sizes: Sizes): Node[] {
  const box = (id: string, type: string, width: number, height: number): Node => ({
    id,
    type,
    position: places[id] ?? { x: 0, y: 0 },
    data: {},
    width,
    height,
    measured: { width, height },
    domAttributes: plain,
  });
  const cards = Object.keys(places).map((id) => {
    const height = graph.nodes.get(id)?.subject === 'kpi' ? sizes.kpiHeight : sizes.height;
    return {
      ...box(id, 'card', sizes.width, height),
      handles: sides(sizes.width, height),
    };
  });
  if (band === null) return cards;
  const heading = box('band', 'band', Math.max(width, sizes.width * 2), sizes.band);
  return [...cards, { ...heading, position: { x: 0, y: band } }];
}

/** The lines between cards: from what hangs to what it hangs from, on the sides that face. */
function tiesOf({ places }: Layout, { edges, nodes }: Graph): TieEdge[] {
  return edges.flatMap(({ kind, from, to }): TieEdge[] => {
    const [a, b] = [places[from], places[to]];
    if (!a || !b) return [];
    const words = [nodes.get(from)?.title, t(`map.edge.${kind}`), nodes.get(to)?.title];
    return [
      {
        id: `${kind}/${from}/${to}`,
        type: 'tie',
        source: from,
        target: to,
        sourceHandle: a.x < b.x ? 'right' : 'left',
        targetHandle: a.x > b.x ? 'right' : 'left',
        data: { kind },
        ariaLabel: words.join(' '),
        domAttributes: plain,
      },
    ];
  });
}

const around = 1200; // px that one can go beyond the map: the most that a window shows

function extentOf({ width, height }: Layout): CoordinateExtent {
  return [
    [-around, -around],
    [width + around, height + around],
  ];
}

interface Props {
  cycle: string;
  layout: Layout;
  sizes: Sizes;
}

/** The map itself: drawn as far as it is in sight, moved by wheel and drag, walked through by keys. */
export function MapCanvas({ cycle, layout, sizes }: Props) {
  const { model } = useShown();
  const { graph, choose } = model;
  const place = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => cardsOf(layout, graph, sizes), [layout, graph, sizes]);
  const edges = useMemo(() => tiesOf(layout, graph), [layout, graph]);
  const extent = useMemo(() => extentOf(layout), [layout]);
  const kinds = useMemo(
    () => new Set<EdgeKind>(edges.flatMap(({ data }) => data?.kind ?? [])),
    [edges],
  );
  return (
    <div ref={place} className={styles.canvas} data-commands="map" tabIndex={-1}>
      <Spoken as="div">{t('map.how')}</Spoken>
      <Ends />
      <ReactFlow
        aria-label={t('map.label', { cycle })}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onlyRenderVisibleElements
        disableKeyboardA11y
        nodesDraggable={false}
        nodesConnectable={false}
        // A side of a card is where lines begin as well as end.
        connectionMode={ConnectionMode.Loose}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        panOnScroll
        zoomOnDoubleClick={false}
        translateExtent={extent}
        minZoom={zooms.least}
        maxZoom={zooms.most}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_, { id }) => choose(id)}
        onMoveEnd={() => {
          // A card that was moved out of sight took the focus with it, and the keys go on.
          if (document.activeElement === document.body)
            place.current?.focus({ preventScroll: true });
        }}
      />
      <div className={styles.over}>
        <Legend kinds={kinds} />
        <Zoom />
      </div>
    </div>
  );
}

const acts = [
  { command: 'map.zoomOut', title: 'map.command.zoomOut', Icon: IconMinus },
  { command: 'map.zoomIn', title: 'map.command.zoomIn', Icon: IconPlus },
  { command: 'map.fit', title: 'map.command.fit', Icon: IconArrowsMaximize },
] as const;

function Zoom() {
  const { zoom } = useViewport();
  return (
    <div className={styles.zoom} role="group" aria-label={t('map.zoom')}>
      <span>{t('map.zoom.shown', { percent: Math.round(zoom * 100) })}</span>
      {acts.map(({ command, title, Icon }) => (
        <Hint key={command} label={t(title)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t(title)}
            onClick={() => runCommand(command)}
          >
            <Icon size="0.875rem" aria-hidden />
          </ActionIcon>
        </Hint>
      ))}
    </div>
  );
}
