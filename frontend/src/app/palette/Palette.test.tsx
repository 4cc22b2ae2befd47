import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPart } from '~/test/render';
import { Palette } from './Palette';
import { openPalette } from './store';

test('the palette says what it is when it opens', async () => {
  renderPart(<Palette />);
  act(openPalette);
  expect(await screen.findByRole('dialog')).toHaveAccessibleName('Search or run a command');
});
