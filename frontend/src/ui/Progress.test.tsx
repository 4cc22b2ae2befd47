import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPart } from '~/test/render';
import { Progress } from './Progress';

test('a bar has the mark of today', () => {
  renderPart(<Progress progress={0.47} expected={0.53} status="behind" />);
  expect(screen.getByRole('img')).toHaveAccessibleName('Progress 0.47, expected today 0.53');
});

test('a control has a dash for each of its periods', () => {
  renderPart(
    <Progress progress={0.75} expected={1} status="behind" held={[true, false, true, true]} />,
  );
  const dashes = screen.getByRole('img', {
    name: 'Progress 0.75, held in 3 of the latest 4 periods',
  });
  expect([...dashes.children].map((dash) => dash.getAttribute('data-met'))).toEqual([
    'true',
    'false',
    'true',
    'true',
  ]);
});

test('a control with one period has a bar still', () => {
  renderPart(<Progress progress={1} expected={1} status="on_track" held={[true]} />);
  expect(screen.getByRole('img')).toHaveAccessibleName('Progress 1.00, expected today 1.00');
});
