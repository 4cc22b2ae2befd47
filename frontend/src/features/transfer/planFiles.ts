import type { PlanPreview } from '~/bridge/types';
import { t, tn } from '~/strings/strings';

/** The files of a plan's export, in the order in which a person looks for them. */
const subjects = [
  'plan',
  'objectives',
  'key_results',
  'check_ins',
  'milestones',
  'supports',
  'kpis',
  'measurements',
  'kpi_phases',
  'cycles',
  'phases',
  'products',
  'people',
  'teams',
  'team_members',
  'tags',
] as const;

type Subject = (typeof subjects)[number];

export interface PlanFile {
  name: string;
  rows: number;
  /** What it holds, in words. */
  title: string;
  /** It holds one thing, and its rows are not counted. */
  isOne: boolean;
}

function subjectOf(name: string): Subject | undefined {
  return subjects.find((each) => name === `${each}.csv`);
}

/** What an export holds, file by file; a file that is not known here stands last by its name. */
export function planFilesOf({ files }: Pick<PlanPreview, 'files'>): PlanFile[] {
  const place = (subject: Subject | undefined) =>
    subject === undefined ? subjects.length : subjects.indexOf(subject);
  return files
    .map(({ name, rows }) => ({ name, rows, subject: subjectOf(name) }))
    .sort((a, b) => place(a.subject) - place(b.subject))
    .map(({ name, rows, subject }) => ({
      name,
      rows,
      title: subject ? t(`import.plan.file.${subject}`) : name,
      isOne: subject === 'plan',
    }));
}

/** "31 objectives, 96 key results, 24 KPIs and 412 check-ins", or what an import of it made. */
export function planWords({ files }: Pick<PlanPreview, 'files'>) {
  const rows = (subject: Subject) => files.find(({ name }) => name === `${subject}.csv`)?.rows ?? 0;
  return {
    objectives: tn('import.objectives', rows('objectives')),
    keyResults: tn('import.keyResults', rows('key_results')),
    kpis: tn('import.kpis', rows('kpis')),
    measurements: tn('import.measurements', rows('measurements')),
  };
}
