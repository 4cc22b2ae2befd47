import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBulb } from '@tabler/icons-react';
import { useState } from 'react';
import type { Alignment, SmartFinding } from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import type { Graph } from './graph';
import styles from './map.module.css';

interface Props {
  alignment: Alignment;
  graph: Graph;
  /** The map is drawn, which goes first. */
  isDrawn: boolean;
  /** Shows what a finding is about. */
  onShow: (ids: readonly string[]) => void;
}

/** The rows of the map that a finding is about. */
function rowsOf({ row, others }: SmartFinding, graph: Graph): string[] {
  return [row, ...others].filter((id) => graph.nodes.has(id));
}

const many = 12; // findings drawn at once: an imported plan may have hundreds

/** What a coach says of how the goals hang together, each a way to see it on the map. */
export function Findings({ alignment: { findings, rules }, graph, isDrawn, onShow }: Props) {
  const [most, setMost] = useState(many);
  const left = findings.length - most;
  return (
    <aside className={styles.findings} aria-label={t('map.findings')}>
      <h2>{t('map.findings')}</h2>
      {findings.length === 0 && <p>{t('map.findings.none')}</p>}
      <ul>
        {(isDrawn ? findings.slice(0, most) : []).map((finding) => {
          const { rule, row, severity, seen, fix } = finding;
          const rows = rowsOf(finding, graph);
          const about = graph.nodes.get(row);
          const Icon = severity === 'warning' ? IconAlertTriangle : IconBulb;
          return (
            <li key={`${rule} ${row} ${seen}`}>
              <button
                type="button"
                disabled={rows.length === 0}
                title={t('map.findings.show')}
                onClick={() => onShow(rows)}
              >
                <span className={styles.rule} data-severity={severity}>
                  <Icon size="0.875rem" aria-hidden />
                  {rules.find(({ id }) => id === rule)?.title ?? rule}
                </span>
                {about && <b>{about.title}</b>}
                <span>{seen}</span>
                <span className={styles.fix}>{fix}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {isDrawn && left > 0 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => setMost(most + many)}
        >
          {tn('list.more', left)}
        </Button>
      )}
    </aside>
  );
}
