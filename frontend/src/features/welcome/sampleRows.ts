import type { StatusName } from '~/ui/Status';

/** One key result of the picture. */
export interface SampleKeyResult {
  title: string;
  unit: string;
  target: number;
  /** 0 to 1 */
  progress: number;
  status: StatusName;
  /** The last is the current value. */
  weekly: readonly number[];
}

/** Where all of them should be on day 48 of 91, 0 to 1: 47 / 90. */
export const sampleExpected = 47 / 90;

/**
 * Rows of the sample plan with the numbers that it opens with: backend/workspace/sample lays them
 * out relative to today, so that they are the same on every day. Progress is
 * (current - start) / (target - start).
 */
export const sampleObjectives: readonly {
  title: string;
  keyResults: readonly SampleKeyResult[];
}[] = [
  {
    title: 'New restaurants order in their first week',
    keyResults: [
      {
        title: 'Raise the activation rate',
        unit: '%',
        target: 60,
        progress: (49 - 41) / (60 - 41),
        status: 'behind',
        weekly: [41.5, 42, 42.2, 44.1, 46.8, 49],
      },
      {
        title: 'Shorten time to first order',
        unit: 'd',
        target: 3,
        progress: (4.2 - 6.5) / (3 - 6.5),
        status: 'on_track',
        weekly: [6.4, 6.1, 5.5, 5.2, 4.6, 4.2],
      },
    ],
  },
  {
    title: 'Self-serve setup replaces the onboarding call',
    keyResults: [
      {
        title: 'Cut setup tickets per newcomer',
        unit: '',
        target: 0.8,
        progress: (1.5 - 1.8) / (0.8 - 1.8),
        status: 'at_risk',
        weekly: [1.8, 1.7, 1.8, 1.6, 1.6, 1.5],
      },
    ],
  },
];
