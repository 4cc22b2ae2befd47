import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe';
import { Roadmap } from '../models/roadmap';
import { samplePlan } from '../plans';
import { test } from '../test';

test('value against effort is walked by keys, opened, and saved as a picture', async ({
  app,
  page,
  reopen,
}) => {
  const roadmap = new Roadmap(page);
  await reopen(samplePlan(app));
  await roadmap.openNext('matrix');
  const matrix = page.getByRole('group', { name: 'Matrix of value and effort' });
  const said = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /value .* effort/ });

  await test.step('the quadrants are counted, and the table behind has every number', async () => {
    await expect(matrix).toBeFocused();
    await expect(
      page.getByRole('heading', { level: 2, name: /quick wins? among 12 initiatives/ }),
    ).toBeVisible();
    const table = page.getByRole('table', { name: 'Initiatives by value and effort' });
    await expect(table.getByRole('row', { name: /^Saved baskets/ })).toContainText('7,360');
    await expectAccessible(page);
  });

  await test.step('arrows go to the nearest, Enter opens it', async () => {
    await roadmap.press('Home');
    await expect(said).toBeVisible();
    const first = await said.innerText();
    await roadmap.press('End');
    await expect(said).not.toHaveText(first);
    await roadmap.press('ArrowLeft', 'Enter');
    await expect(roadmap.panel.getByRole('heading', { level: 2 })).toHaveText(
      ((await said.innerText()).split(':')[0] ?? '').trim(),
    );
    await expectAccessible(page);
  });

  await test.step('saved as SVG', async () => {
    const file = app.file('matrix.svg');
    app.answerDialog(file);
    await roadmap.frame.command('Matrix: save as SVG');
    await roadmap.frame.expectToast('Saved the picture as matrix.svg');
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/quick wins? among 12 initiatives/);
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
