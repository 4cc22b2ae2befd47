import { type Edge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import type { EdgeKind } from '~/bridge/types';
import { t } from '~/strings/strings';
import styles from './map.module.css';
import { useShown } from './MapContext';

export const edgeKinds: readonly EdgeKind[] = ['rolls_up', 'proves', 'feeds', 'supports'];

export type TieEdge = Edge<{ kind: EdgeKind }, 'tie'>;

/** A line between two nodes; its kind shows in its dashes and its end. */
export const Tie = memo(function Tie(props: EdgeProps<TieEdge>) {
  const { current } = useShown().model;
  const [d] = getBezierPath(props);
  const kind = props.data?.kind ?? 'proves';
  const isNear = props.source === current || props.target === current;
  return (
    <path
      className={styles.tie}
      d={d}
      data-kind={kind}
      data-near={isNear || undefined}
      markerEnd={`url(#map-${isNear ? 'near-' : ''}${kind})`}
    />
  );
});

/** The ends of lines: what rolls up has an arrow, what supports an open one, what proves a dot. */
export function Ends() {
  return (
    <svg className={styles.ends} aria-hidden>
      <defs>
        {['', 'near-'].flatMap((near) =>
          edgeKinds.map((kind) => (
            <marker
              key={near + kind}
              id={`map-${near}${kind}`}
              className={styles.end}
              data-near={near !== '' || undefined}
              viewBox="0 0 10 10"
              refX={kind === 'proves' || kind === 'feeds' ? 5 : 9}
              refY="5"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <EndShape kind={kind} />
            </marker>
          )),
        )}
      </defs>
    </svg>
  );
}

function EndShape({ kind }: { kind: EdgeKind }) {
  switch (kind) {
    case 'rolls_up':
      return <path d="M1 1 9 5 1 9Z" />;
    case 'supports':
      return <path data-open d="M1.5 1.5 8.5 5 1.5 8.5" />;
    case 'proves':
      return <circle cx="5" cy="5" r="3" />;
    case 'feeds':
      return <circle data-open cx="5" cy="5" r="3" />;
  }
}

/** What the lines on the map mean. */
export function Legend({ kinds }: { kinds: ReadonlySet<EdgeKind> }) {
  if (kinds.size === 0) return null;
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {edgeKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 34 10" aria-hidden>
              <path
                className={styles.tie}
                data-kind={kind}
                d="M1 5H30"
                markerEnd={`url(#map-${kind})`}
              />
            </svg>
            {t(`map.edge.${kind}`)}
          </li>
        ))}
    </ul>
  );
}
