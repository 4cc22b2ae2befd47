import { transfer } from '~/bridge/calls';
import type {
  CheckInPreview,
  KPIPreview,
  MeasurementPreview,
  RoadmapPreview,
  SheetColumn,
} from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import { type Draft, toSheetRequest } from './draft';

/** What a file that is no outline becomes, and what its kind alone has. */
export type Made =
  | { kind: 'measurements'; preview: MeasurementPreview }
  | { kind: 'kpis'; preview: KPIPreview }
  | { kind: 'roadmap'; preview: RoadmapPreview }
  | { kind: 'check_ins'; preview: CheckInPreview };

/** Where a person finds what was imported. */
export const shownAt = {
  outline: '/objectives',
  measurements: '/kpis',
  kpis: '/kpis',
  roadmap: '/roadmap',
  check_ins: '/check-ins',
} as const;

/** Reads what the import of a draft would make. */
export async function previewSheet(draft: Draft): Promise<Made> {
  const request = toSheetRequest(draft);
  switch (draft.kind) {
    case 'kpis':
      return { kind: 'kpis', preview: await transfer.previewKPIs(request) };
    case 'roadmap':
      return { kind: 'roadmap', preview: await transfer.previewRoadmap(request) };
    case 'check_ins':
      return { kind: 'check_ins', preview: await transfer.previewCheckIns(request) };
    default:
      return { kind: 'measurements', preview: await transfer.previewMeasurements(request) };
  }
}

/** Makes it, and answers how many rows that were. */
export async function importSheet(draft: Draft, { kind, preview }: Made): Promise<number> {
  const request = toSheetRequest(draft, preview.token);
  switch (kind) {
    case 'kpis':
      return (await transfer.importKPIs(request)).kpis;
    case 'roadmap':
      return (await transfer.importRoadmap(request)).initiatives;
    case 'check_ins':
      return (await transfer.importCheckIns(request)).checkIns;
    case 'measurements': {
      const { added, corrected } = await transfer.importMeasurements(request);
      return added + corrected;
    }
  }
}

/** How many rows an import would make. */
export function countOf({ kind, preview }: Made): number {
  switch (kind) {
    case 'kpis':
      return preview.kpis.length;
    case 'check_ins':
      return preview.checkIns.length;
    case 'roadmap':
    case 'measurements':
      return preview.count;
  }
}

/** What the file becomes, in a sentence. */
export function lineOf({ kind, preview }: Made): string {
  switch (kind) {
    case 'kpis':
      return t('import.sheet.line.kpis', { kpis: tn('import.kpis', preview.kpis.length) });
    case 'roadmap':
      return t('import.sheet.line.roadmap', {
        initiatives: tn('import.initiatives', preview.count),
      });
    case 'check_ins':
      return t('import.sheet.line.check_ins', {
        checkIns: tn('import.checkIns', preview.checkIns.length),
        blank: tn('import.blank', preview.blank),
      });
    case 'measurements':
      return t('import.sheet.line.measurements', {
        fresh: tn('import.fresh', preview.new),
        same: preview.same,
        different: preview.different,
      });
  }
}

/** Its columns and what they can be; a check-in sheet has those that it was exported with. */
export function columnsOf(made: Made): { columns: SheetColumn[]; fields: string[] } {
  return made.kind === 'check_ins' ? { columns: [], fields: [] } : made.preview;
}
