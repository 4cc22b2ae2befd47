import type { ReactNode } from 'react';
import type { ScenarioColumn, ScenarioPage } from '~/bridge/rankingTypes';
import { t } from '~/strings/strings';
import { Capacities } from './ScenarioCapacities';
import { Head, Settings, Weights } from './ScenarioHead';
import { Choices, Moves, Worth } from './ScenarioOutcome';
import styles from './scenarios.module.css';

/** The lines above the initiatives, a section of the table each. */
export function sectionsOf(page: ScenarioPage): ReactNode {
  const record = page.columns[0];
  if (!record) return null;
  const hasWeights = page.columns.some(({ model }) => model.method === 'weighted');
  const hasChoices = page.columns.some(({ choices }) => choices.length > 0);
  const line = (name: string, cell: (column: ScenarioColumn) => ReactNode) => (
    <tr>
      <th scope="row">{name}</th>
      {page.columns.map((column) => (
        <td key={column.id}>{cell(column)}</td>
      ))}
    </tr>
  );
  return (
    <>
      <thead>
        <tr>
          <td className={styles.corner} />
          {page.columns.map((column) => (
            <th key={column.id} scope="col">
              <Head column={column} cycle={page.cycle.id} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.what}>
        {line(t('scenarios.value'), (column) => (
          <Worth column={column} record={record} said={page.lacks} />
        ))}
        {page.columns.length > 1 &&
          line(t('scenarios.moves'), (column) => <Moves column={column} record={record} />)}
        {hasChoices && line(t('scenarios.choices'), (column) => <Choices column={column} />)}
        {line(t('scenarios.capacity'), (column) => (
          <Capacities column={column} cycle={page.cycle.id} />
        ))}
        {line(t('scenarios.model'), (column) => (
          <Settings column={column} />
        ))}
        {hasWeights && line(t('scenarios.weights'), (column) => <Weights column={column} />)}
      </tbody>
    </>
  );
}
