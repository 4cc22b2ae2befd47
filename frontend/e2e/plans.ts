import { resolve } from 'node:path';
import type { App } from './app';

/** A company's real quarter of 490 rows, as the spreadsheet it was published in. */
export const quarter = resolve(import.meta.dirname, 'testdata/okrs-2018-q3.csv');

/** Makes a plan of that quarter on the command line and returns its path. */
export function crowdedPlan(app: App): string {
  const plan = app.file('crowded.cairn');
  app.cairn('new', plan);
  app.cairn('import', plan, quarter, '--as', 'outline');
  return plan;
}

/** Makes the sample plan on the command line and returns its path. */
export function samplePlan(app: App): string {
  const plan = app.file('sample.cairn');
  app.cairn('new', plan, '--sample');
  return plan;
}
