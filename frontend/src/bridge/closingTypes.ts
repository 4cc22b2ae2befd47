// What crosses the bridge about the end of a cycle, its statistics and how confidence held; as in
// types.ts.
import type { api, views } from '../../wailsjs/go/models';
import type { Cycle, Kind, ObjectiveType, Status } from './types';
import type { Exactly, Wire } from './wire';

export type Band = 'red' | 'amber' | 'green' | '';
export type Becomes = '' | 'finished' | 'carried_over' | 'backlog' | 'dropped';
export type LessonKind = 'worked' | 'did_not' | 'lesson';
export type ClosingRow = Exactly<
  views.ClosingRow,
  {
    subject: 'objective' | 'key_result';
    type: ObjectiveType;
    kind: Kind | null;
    status: Status;
    band: Band;
    outcome: Becomes;
    becomes: Becomes;
  }
>;
export type Lesson = Exactly<views.Lesson, { kind: LessonKind }>;
export type Ending = Exactly<
  views.Closing,
  {
    cycle: Cycle;
    rows: ClosingRow[];
    outcomes: { outcome: Becomes; count: number }[];
    lessons: Lesson[];
  }
>;
export type CalibrationPart = Wire<views.CalibrationPart>;
export type Calibration = Wire<views.Calibration>;
export type Tally = Wire<views.Tally>;
export type StatRow = Exactly<
  views.StatRow,
  { subject: 'objective' | 'key_result'; status: Status }
>;
export type Statistics = Exactly<views.Statistics, { cycle: Cycle; rows: StatRow[] }>;
export type Saying = api.Saying;
export type OutcomeChoice = api.OutcomeChoice;
export type LessonLine = api.LessonLine;
export type CarryChoices = api.CarryChoices;
export type CloseRequest = Omit<api.CloseRequest, 'convertValues'>;
export type ReopenRequest = api.ReopenRequest;
export type CloneRequest = Omit<api.CloneRequest, 'convertValues'>;
export type ClosingAnswer = Exactly<api.ClosingAnswer, { closing: Ending }>;
export type ClosedAnswer = Exactly<api.ClosedAnswer, { closing: Ending }>;
export type CloneAnswer = Wire<api.CloneAnswer>;
