import { act, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { CheckInGrid, CheckInTrial } from '~/bridge/types';
import { renderPart } from '~/test/render';
import { useTrials } from './trial';

const grid = (...values: string[]): CheckInGrid => ({
  cycle: '',
  date: '',
  rows: values.map((value, index) => ({
    keyResult: `k${index}`,
    value,
    confidence: '',
    note: '',
    done: '',
    date: '',
    for: '',
  })),
});

const meaning = (keyResult: string, sentence: string): CheckInTrial['meanings'][number] => ({
  row: 1,
  keyResult,
  current: 1,
  progress: 0.5,
  expected: 0.5,
  status: 'on_track',
  statusReason: '',
  counts: true,
  sentence,
});

/** Someone who types: every click is a key. */
function Typing({ grids }: { grids: CheckInGrid[] }) {
  const [at, setAt] = useState(0);
  const trials = useTrials(grids[at] ?? grid());
  return (
    <>
      <button type="button" onClick={() => setAt(at + 1)}>
        Key
      </button>
      <output>{JSON.stringify(trials)}</output>
    </>
  );
}

function answeredByHand() {
  const asked: CheckInGrid[] = [];
  const answers: ((trial: CheckInTrial) => void)[] = [];
  const bound = window.go?.api.Objectives;
  if (!bound) throw new Error('no backend');
  bound.TryCheckIns = (about) => {
    asked.push(about as CheckInGrid);
    return new Promise((answer) => answers.push(answer));
  };
  return { asked, answers };
}

test('what is typed is tried at a pause, and an older answer never wins', async () => {
  const { user } = renderPart(<Typing grids={[grid(), grid('1'), grid('12'), grid('123')]} />);
  const { asked, answers } = answeredByHand();
  const key = () => user.click(screen.getByRole('button', { name: 'Key' }));
  await key();
  await key();
  await waitFor(() => expect(asked).toEqual([grid('12')]));
  await key();
  await waitFor(() => expect(asked).toEqual([grid('12'), grid('123')]));
  await act(async () => {
    answers[1]?.({ meanings: [meaning('k0', 'the newer')], faults: [] });
    await Promise.resolve();
  });
  await screen.findByText(/the newer/);
  await act(async () => {
    answers[0]?.({ meanings: [meaning('k0', 'the older')], faults: [] });
    await Promise.resolve();
  });
  expect(screen.getByText(/the newer/)).toBeVisible();
  expect(screen.queryByText(/the older/)).toBeNull();
});

test('a fault stands at its row, and a refusal of the whole grid at every row', async () => {
  const { user } = renderPart(<Typing grids={[grid(), grid('1', 'x'), grid('1', '2')]} />);
  const { asked, answers } = answeredByHand();
  const key = () => user.click(screen.getByRole('button', { name: 'Key' }));
  await key();
  await waitFor(() => expect(asked).toHaveLength(1));
  answers[0]?.({
    meanings: [meaning('k0', 'fine')],
    faults: [{ field: 'value', code: 'not_a_number', message: 'No number.', row: 2 }],
  });
  await screen.findByText(/"k0":\{"meaning".*"k1":\{"fault":"No number\.","field":"value"/);
  const bound = window.go?.api.Objectives;
  if (bound) bound.TryCheckIns = () => Promise.reject(new Error('The plan is busy.'));
  await key();
  await screen.findByText(/"k0":\{"fault":"The plan is busy\.","field":""\},"k1":\{"fault"/);
});
