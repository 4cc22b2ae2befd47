import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { App } from './app';

/** A company's real quarter of 490 rows, as the spreadsheet it was published in. */
export const quarter = resolve(import.meta.dirname, 'testdata/okrs-2018-q3.csv');

/** The real roadmap of a company: 139 parts of its product, with the days on which they grew up. */
export const categories = resolve(
  import.meta.dirname,
  '../../backend/exchange/testdata/roadmaps/gitlab.csv',
);

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

/** Makes a plan of objectives with four key results each, as many rows in all, and returns its path. */
export function measuredPlan(app: App, rows: number): string {
  const lines = ['Order,Title,Owner,Start,Current,Target'];
  for (let objective = 1; lines.length <= rows; objective++) {
    lines.push(`${objective},Objective ${objective},,,,`);
    for (let each = 1; each <= 4 && lines.length <= rows; each++)
      lines.push(`${objective}.${each},Key result ${objective}.${each},Dana,0,${each},1000`);
  }
  const file = app.file(`rows-${rows}.csv`);
  writeFileSync(file, lines.join('\n'));
  const plan = app.file(`rows-${rows}.cairn`);
  app.cairn('new', plan);
  app.cairn('import', plan, file, '--as', 'outline');
  return plan;
}

/** Makes a plan of so many rows in which objectives roll up to others, and returns its path. */
export function alignedPlan(app: App, rows: number): string {
  const lines = ['Order,Title,Owner,Start,Current,Target'];
  const add = (order: string, words: string, numbers: string) => {
    if (lines.length <= rows) lines.push(`${order},${words} ${order},${numbers}`);
  };
  for (let top = 1; lines.length <= rows; top++) {
    add(`${top}`, 'Lead in field', ',,,');
    for (let each = 1; each <= 4; each++) {
      add(`${top}.${each}`, 'Win with team', ',,,');
      for (let result = 1; result <= 4; result++)
        add(`${top}.${each}.${result}`, 'Result', `Dana ${top},0,${result},1000`);
    }
  }
  const file = app.file(`aligned-${rows}.csv`);
  writeFileSync(file, lines.join('\n'));
  const plan = app.file(`aligned-${rows}.cairn`);
  app.cairn('new', plan);
  app.cairn('import', plan, file, '--as', 'outline');
  return plan;
}

/** Makes a plan with so many scored initiatives in its backlog and returns its path. */
export function roadmapPlan(app: App, initiatives: number): string {
  const lines = ['Title,Team,Reach,Impact,Confidence %,Effort'];
  for (let each = 1; each <= initiatives; each++) {
    const team = ['Buyer app', 'Supply', 'Platform'][each % 3];
    lines.push(
      `Initiative ${each},${team},${1000 + ((each * 37) % 5000)},${[0.5, 1, 2][each % 3]},80,${1 + (each % 4)}`,
    );
  }
  const file = app.file(`roadmap-${initiatives}.csv`);
  writeFileSync(file, lines.join('\n'));
  const plan = app.file(`roadmap-${initiatives}.cairn`);
  app.cairn('new', plan);
  app.cairn('import', plan, file, '--as', 'roadmap');
  return plan;
}
