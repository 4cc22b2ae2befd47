import {
  IconChartLine,
  IconChevronLeft,
  IconFlag,
  IconRoad,
  IconTargetArrow,
} from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import type { MapNode } from '~/bridge/types';
import { Standing } from '~/fields/Standing';
import { t, tn } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Person } from '~/ui/Person';
import { Progress } from '~/ui/Progress';
import { Status } from '~/ui/Status';
import { beneathOf, branchOf } from './graph';
import styles from './map.module.css';
import { useShown } from './MapContext';
import { nameOf, numberOf, valueWords } from './words';

const icons = { objective: IconTargetArrow, key_result: IconFlag, kpi: IconChartLine } as const;

/** One objective, key result or KPI on the map. */
export const Card = memo(function Card({ id }: NodeProps) {
  const { model, takeGrab, grabbed, onOpen } = useShown();
  const { graph, current, collapsed, fit, choose } = model;
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  const isCurrent = current === id;
  useEffect(() => {
    if (isCurrent && takeGrab(id)) button.current?.focus({ preventScroll: true });
  }, [isCurrent, takeGrab, grabbed, id]);
  const node = graph.nodes.get(id);
  if (!node) return null;
  const isOpen = !collapsed.has(id);
  const isBranch = beneathOf(graph, id).length > 0;
  const name = nameOf(node, format);
  return (
    <>
      <Handle id="left" type="source" position={Position.Left} className={styles.side} />
      <Handle
        id="right"
        type="source"
        position={Position.Right}
        className={styles.side}
        // The button that opens and closes the branch sits on this edge: lines end beside it.
        data-beside={isBranch || undefined}
      />
      <button
        ref={button}
        type="button"
        className={styles.card}
        data-node={id}
        data-subject={node.subject}
        data-current={isCurrent || undefined}
        data-quiet={(fit !== null && !fit.has(id)) || undefined}
        data-arrive={isCurrent || undefined}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={name}
        aria-expanded={isBranch ? isOpen : undefined}
        title={node.title}
        onFocus={() => {
          if (!isCurrent) choose(id);
        }}
        onDoubleClick={() => onOpen(id)}
      >
        <Face node={node} />
      </button>
      {isBranch && <Twist id={id} title={node.title} isOpen={isOpen} />}
    </>
  );
});

/** What is to be seen of a node; its button has the words. */
function Face({ node }: { node: MapNode }) {
  const format = useFormat();
  const { subject, status, standing, progress } = node;
  const Icon = icons[subject];
  const value = valueWords(node, format);
  return (
    <>
      <span className={styles.head}>
        <Icon size="0.8125rem" stroke={1.7} aria-hidden />
        <span className={styles.order}>
          {numberOf(node) || (node.cycle === null ? t(`map.subject.${subject}`) : '')}
        </span>
        {node.cycle !== null && <span className={styles.cycle}>{node.cycle}</span>}
        {node.initiatives > 0 && (
          <span className={styles.initiatives} title={tn('map.name.initiatives', node.initiatives)}>
            <IconRoad size="0.8125rem" stroke={1.7} aria-hidden />
            {node.initiatives}
          </span>
        )}
        <span className={styles.standing}>
          {status !== null && <Status status={status} />}
          {standing !== null && <Standing kpi={{ standing, provisional: null }} />}
        </span>
      </span>
      <span className={styles.title}>{node.title}</span>
      <span className={styles.foot}>
        {progress !== null && (
          <Progress
            progress={progress}
            expected={node.expected}
            held={node.held}
            {...(status !== null && { status })}
            bare={value !== ''}
          />
        )}
        <span className={styles.value}>{value}</span>
        {node.owner !== null && <Person compact name={node.owner} team={node.team} />}
      </span>
    </>
  );
}

interface TwistProps {
  id: string;
  title: string;
  isOpen: boolean;
}

/** Opens and closes what hangs from a node. Space does the same. */
function Twist({ id, title, isOpen }: TwistProps) {
  const { graph, toggle, choose } = useShown().model;
  return (
    <button
      type="button"
      className={styles.twist}
      tabIndex={-1}
      aria-label={t(isOpen ? 'map.close' : 'map.open', { title })}
      onClick={(event) => {
        event.stopPropagation();
        choose(id);
        toggle(id);
      }}
    >
      {isOpen ? (
        <IconChevronLeft size="0.75rem" aria-hidden />
      ) : (
        <span>{branchOf(graph, id).length - 1}</span>
      )}
    </button>
  );
}

/** The heading over what stands alone. */
export function Band() {
  return (
    <span className={styles.band}>
      <b>{t('map.alone')}</b> {t('map.alone.why')}
    </span>
  );
}
