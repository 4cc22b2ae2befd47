import { closing } from './en/closing';
import { frame } from './en/frame';
import { kpis } from './en/kpis';
import { checkIns } from './en/checkIns';
import { map } from './en/map';
import { objectives } from './en/objectives';
import { reviews } from './en/reviews';
import { roadmap } from './en/roadmap';
import { roadmapBacklog } from './en/roadmapBacklog';
import { roadmapBoards } from './en/roadmapBoards';
import { roadmapPanel } from './en/roadmapPanel';
import { roadmapRanking } from './en/roadmapRanking';
import { search } from './en/search';
import { settings } from './en/settings';
import { shared } from './en/shared';
import { smart } from './en/smart';
import { statistics } from './en/statistics';
import { templates } from './en/templates';
import { today } from './en/today';
import { transfer } from './en/transfer';
import { welcome } from './en/welcome';
import { backups } from './en/backups';

/** The English catalogue: one file a subject, keys `subject.what`. */
export const en = {
  ...shared,
  ...frame,
  ...search,
  ...objectives,
  ...map,
  ...kpis,
  ...roadmap,
  ...roadmapBacklog,
  ...roadmapBoards,
  ...roadmapPanel,
  ...roadmapRanking,
  ...checkIns,
  ...smart,
  ...closing,
  ...statistics,
  ...templates,
  ...today,
  ...reviews,
  ...welcome,
  ...transfer,
  ...backups,
  ...settings,
} as const;
