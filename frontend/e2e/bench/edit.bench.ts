import { expect, type Page } from '@playwright/test';
import { measuredPlan } from '../plans';
import { test } from '../test';
import { longestTask, passes, report, watchTasks } from './watch';

const rows = 490;
const edits = 20; // of each pass
const warmUps = 4;

/** Milliseconds of each edit, from the key that ends it. */
interface Times {
  /** to the paint of the new value */
  shown: number[];
  /** to the paint of what follows from it */
  settled: number[];
}

test('edit values down a column', async ({ app, page, reopen }) => {
  await reopen(measuredPlan(app, rows));
  const first = page.getByRole('row', { name: /Key result 1\.1/ });
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
  await page.waitForTimeout(2000);
  await first.locator('[data-column="current"]').focus();
  const longestTasks: number[] = [];
  const cairn = await editDown(page, '[data-column="current"]', '[data-column="progress"]', {
    begin: () => watchTasks(page),
    end: async () => longestTasks.push(await longestTask(page)),
  });

  await page.goto('about:blank');
  await page.setContent(bareTable(rows));
  await page.evaluate(bareEditing);
  await page.locator('td[data-column="current"]').nth(1).focus();
  const bare = await editDown(page, '[data-column="current"]', '[data-column="current"]');
  report({ cairn, bare, longestTasks });
});

/** What is done around each pass. */
interface Around {
  begin: () => Promise<unknown>;
  end: () => Promise<unknown>;
}

/** Types a value over the cell that has the focus, ends it with Enter, and goes down to the next key result. */
async function editDown(
  page: Page,
  cell: string,
  follows: string,
  around?: Around,
): Promise<Times> {
  const times: Times = { shown: [], settled: [] };
  for (let edit = -warmUps; edit < edits * passes; edit++) {
    if (edit >= 0 && edit % edits === 0) await around?.begin();
    const value = String(100 + warmUps + edit);
    await page.keyboard.type(value);
    const measured = page.evaluate(measureEnter, { cell, follows, value });
    // The page has to listen before the key comes.
    await page.evaluate(() => undefined);
    await page.keyboard.press('Enter');
    const { shown, settled } = await measured;
    if (edit >= 0) {
      times.shown.push(shown);
      times.settled.push(settled);
    }
    // Every fifth row is an objective, which has no value of its own.
    await page.keyboard.press('ArrowDown');
    if ((edit + warmUps) % 4 === 3) await page.keyboard.press('ArrowDown');
    if (edit >= 0 && (edit + 1) % edits === 0) await around?.end();
  }
  return times;
}

/** Runs in the page: waits for Enter in the cell that is edited, and for the paints after it. */
function measureEnter(n: { cell: string; follows: string; value: string }) {
  return new Promise<{ shown: number; settled: number }>((resolve, reject) => {
    const painted = (then: (at: number) => void) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => then(performance.now());
        channel.port2.postMessage(null);
      });
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter') return;
      window.removeEventListener('keydown', pressed, true);
      const begin = event.timeStamp;
      const row = (event.target as Element).closest('[role="row"], tr');
      const text = (selector: string) => row?.querySelector(selector)?.textContent ?? '';
      const before = text(n.follows);
      let shown = 0;
      const watch = new MutationObserver(() => follow());
      const follow = () => {
        if (shown === 0 || (text(n.follows) === before && n.follows !== n.cell)) return;
        watch.disconnect();
        painted((at) => resolve({ shown, settled: at - begin }));
      };
      if (row)
        watch.observe(row, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      painted((at) => {
        if (!text(n.cell).includes(n.value))
          reject(new Error(`"${n.value}" was not shown at once, but "${text(n.cell)}"`));
        shown = at - begin;
        follow();
      });
    };
    window.addEventListener('keydown', pressed, true);
  });
}

/** The same rows and columns as plain HTML. */
function bareTable(count: number): string {
  const columns = [
    'title',
    'start',
    'current',
    'target',
    'progress',
    'confidence',
    'status',
    'owner',
  ];
  const body = Array.from({ length: count }, (_, at) => {
    const words = at % 5 === 0 ? `Objective ${at / 5 + 1}` : `Key result ${at}`;
    const cells = columns.map(
      (column) =>
        `<td tabindex="-1" data-column="${column}">${column === 'title' ? words : column === 'current' && at % 5 === 0 ? '' : '1'}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<!doctype html><table>${body.join('')}</table>`;
}

/** Runs in the page: typing over a cell edits it, Enter ends that, the arrows go on. */
function bareEditing(): void {
  document.addEventListener('keydown', (event) => {
    const cell = (event.target as Element).closest('td');
    if (!cell) return;
    const input = cell.querySelector('input');
    if (input) {
      if (event.key !== 'Enter') return;
      cell.textContent = input.value;
      cell.focus();
    } else if (event.key === 'ArrowDown') {
      const below = cell.parentElement?.nextElementSibling?.children[cell.cellIndex];
      (below as HTMLElement | undefined)?.focus();
    } else if (event.key.length === 1) {
      cell.replaceChildren(document.createElement('input'));
      cell.querySelector('input')?.focus();
    }
  });
}
