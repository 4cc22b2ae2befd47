import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportRequest } from '~/bridge/types';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

afterEach(() => history.replaceState(null, ''));

/** Begins at the preview of a file. */
async function begin(path = '/plans/okrs-2018-q3.csv') {
  history.replaceState({ file: path }, '', '#/import');
  const app = renderApp('/import');
  await screen.findByRole('heading', { level: 1, name: /^Import / });
  const requests = (method: 'Preview' | 'Import') =>
    app.fake.calls
      .filter((call) => call.method === method)
      .map(({ args }) => args[0] as ImportRequest);
  return { ...app, requests };
}

/** Opens a select by its label and takes an option of its own list. */
async function choose(user: UserEvent, label: string, option: string) {
  const field = await screen.findByRole('combobox', { name: label });
  await user.click(field);
  const list = await waitFor(() => {
    const own = document.getElementById(field.getAttribute('aria-controls') ?? '');
    if (!own) throw new Error(`${label} offers nothing`);
    return own;
  });
  await user.click(await within(list).findByRole('option', { name: option }));
}

const tab = (name: RegExp) => screen.findByRole('tab', { name });
const run = () => screen.getByRole('button', { name: /^Import [\d,]+ rows?$/ });

describe('the preview of an import', () => {
  it('says what the file becomes before anything is written', async () => {
    const { requests } = await begin();
    expect(
      await screen.findByText(
        /^Becomes \d+ objectives and \d+ key results\. Nothing is written yet\.$/,
      ),
    ).toBeVisible();
    expect(run()).toHaveTextContent('Import 490 rows');
    expect(run()).toBeEnabled();
    expect(screen.getByRole('combobox', { name: 'Characters' })).toHaveValue('UTF-8');
    expect(screen.getByRole('combobox', { name: 'Columns parted by' })).toHaveValue('Comma');
    expect(screen.getByRole('combobox', { name: 'First row' })).toHaveValue('Names the columns');
    expect(screen.getByText('42 KB, 490 rows')).toBeVisible();
    expect(await tab(/^Outline ?490$/)).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByRole('table', { name: 'Outline' })).toHaveAttribute('aria-rowcount', '491');
    expect(requests('Import')).toEqual([]);
  });

  it('draws only the rows in sight', async () => {
    await begin();
    const rows = within(await screen.findByRole('table', { name: 'Outline' })).getAllByRole('row');
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.length).toBeLessThanOrEqual(60);
  });

  it('reads the file anew as it is told to, and loses no choice over it', async () => {
    const { user, requests } = await begin();
    await user.click(await tab(/^Columns/));
    await choose(user, 'What column Owner becomes', 'Team');
    await waitFor(() => expect(requests('Preview').at(-1)?.columns).toEqual({ Owner: 'team' }));
    expect(await screen.findByText('Chosen by you')).toBeVisible();

    await choose(user, 'Columns parted by', 'Tab');
    await waitFor(() =>
      expect(requests('Preview').at(-1)).toMatchObject({ delimiter: '\t', columns: {} }),
    );
    await user.click(screen.getByRole('link', { name: 'History' }));
    await screen.findByRole('heading', { level: 1, name: 'History' });
    history.back();
    await screen.findByRole('heading', { level: 1, name: 'Import okrs-2018-q3.csv' });
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Columns parted by' })).toHaveValue('Tab'),
    );
  });

  it('keeps the last preview and what was chosen when a choice is refused', async () => {
    const { user, requests } = await begin();
    await user.click(await tab(/^Columns/));
    for (const column of ['Owner', 'Reported note']) {
      await choose(user, `What column ${column} becomes`, 'Title');
      await waitFor(() => expect(requests('Preview').at(-1)?.columns[column]).toBe('title'));
    }
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Two columns cannot both be title.');
    expect(run()).toBeDisabled();
    expect(screen.getByRole('combobox', { name: 'What column Owner becomes' })).toHaveValue(
      'Title',
    );
    await user.click(within(alert).getByRole('button', { name: 'Forget my choices' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(run()).toBeEnabled());
  });

  it('blocks the import while no column holds the titles, and leads to the reason', async () => {
    const { user } = await begin();
    await user.click(await tab(/^Columns/));
    await choose(user, 'What column Title becomes', 'Keep in the note');
    const reason = await screen.findByRole('button', { name: '1 finding must be answered first' });
    expect(run()).toBeDisabled();
    expect(run()).toHaveAccessibleDescription('1 finding must be answered first');
    await user.click(reason);
    const findings = await screen.findByRole('table', { name: 'Findings' });
    expect(findings).toHaveTextContent('No column is known to hold the titles.');
  });

  it('goes from a finding to its row and back', async () => {
    const { user } = await begin();
    await user.click(await tab(/^Findings/));
    const [link] = await screen.findAllByRole('button', { name: /^Show row \d+$/ });
    if (!link) throw new Error('no finding has a row');
    const row = link.textContent;
    await user.click(link);
    expect(await tab(/^Outline/)).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByText(`Row ${row}`)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to the findings' }));
    expect(await tab(/^Findings/)).toHaveAttribute('aria-selected', 'true');
  });

  it('shows findings of one kind', async () => {
    const { user } = await begin('/plans/goals export.csv');
    await user.click(await tab(/^Findings/));
    const rows = () => within(screen.getByRole('table', { name: 'Findings' })).getAllByRole('cell');
    expect(rows()[0]).toHaveTextContent('Error');
    await user.click(screen.getByRole('radio', { name: 'Notes 1' }));
    expect(rows().filter((cell) => cell.textContent === 'Note')).toHaveLength(1);
    expect(rows().filter((cell) => cell.textContent === 'Error')).toHaveLength(0);
  });

  it('lets a person say that an owner is a team', async () => {
    const { user, requests } = await begin();
    await user.click(await tab(/^People and teams/));
    const kind = await screen.findByRole('radiogroup', { name: 'Alliances is a person or a team' });
    await user.click(within(kind).getByRole('radio', { name: 'Team' }));
    await waitFor(() => expect(requests('Preview').at(-1)?.choices.teams).toEqual(['Alliances']));
    expect(within(kind).getByRole('radio', { name: 'Team' })).toBeChecked();
  });
});

describe('a file that leaves much in doubt', () => {
  it('begins at what needs a look, and asks', async () => {
    const { user, requests } = await begin('/plans/goals export.csv');
    expect(await tab(/^Columns/)).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByText('Please check')).toHaveLength(2);
    expect(run()).toBeDisabled();
    expect(await violations(screen.getByRole('main'))).toEqual([]);

    await user.click(await tab(/^Questions/));
    await user.click(await screen.findByRole('radio', { name: /^Comma/ }));
    await user.click(screen.getByRole('radio', { name: /^The day/ }));
    await user.click(screen.getByRole('radio', { name: /^Out of ten/ }));
    await waitFor(() =>
      expect(requests('Preview').at(-1)?.choices).toMatchObject({
        decimalMark: ',',
        dateOrder: 'dmy',
        scale: { confidence: 10 },
      }),
    );
    expect(screen.queryByText('Not answered yet')).toBeNull();
  });

  it('asks for the dates of a cycle, and takes them when both are there and in order', async () => {
    const { user, requests } = await begin('/plans/goals export.csv');
    await user.click(await tab(/^Cycles/));
    const fill = async (field: HTMLElement, text: string) => {
      await user.tripleClick(field);
      await user.paste(text);
    };
    const last = await screen.findByRole('textbox', { name: 'Last day of Spring push' });
    await fill(screen.getByRole('textbox', { name: 'First day of Spring push' }), '2026-03-01');
    await fill(last, '2026-02-01');
    expect(await screen.findByText('It ends before it begins.')).toBeVisible();
    expect(requests('Preview').at(-1)?.choices.cycles).toEqual({});
    await fill(last, '2026-05-31');
    await waitFor(() =>
      expect(requests('Preview').at(-1)?.choices.cycles).toEqual({
        'Spring push': { start: '2026-03-01', end: '2026-05-31' },
      }),
    );
    expect(
      await screen.findByRole('button', { name: '3 findings must be answered first' }),
    ).toBeVisible();
  });

  it('says at the field what is no date', async () => {
    const { user } = await begin('/plans/goals export.csv');
    await user.click(await tab(/^Cycles/));
    await user.click(await screen.findByRole('textbox', { name: 'First day of Spring push' }));
    await user.paste('1 March');
    await user.tab();
    expect(screen.getByText('Write year-month-day, such as 2026-03-31.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'First day of Spring push' })).toHaveValue(
      '1 March',
    );
  });
});

describe('the import itself', () => {
  it('runs by key, shows the rows, and is undone from the toast', async () => {
    const { user, requests, fake } = await begin();
    await waitFor(() => expect(run()).toBeEnabled());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(
      await screen.findByText(/^Imported okrs-2018-q3\.csv: \d+ objectives, \d+ key results\.$/),
    ).toBeVisible();
    expect(location.hash).toBe('#/objectives');
    expect(requests('Import')).toHaveLength(1);
    expect(requests('Import')[0]).toMatchObject({
      path: '/plans/okrs-2018-q3.csv',
      token: 'state-1',
    });
    const before = fake.rows.length;
    const [undo] = screen.getAllByRole('button', { name: /^Undo Ctrl ?Z|^UndoCtrlZ/ });
    if (!undo) throw new Error('the toast offers no undo');
    await user.click(undo);
    await waitFor(() => expect(fake.rows.length).toBeLessThan(before));
  });

  it('is begun from any screen with Ctrl I, which asks for the file', async () => {
    const { user, fake } = renderApp('/history');
    await screen.findByRole('heading', { level: 1, name: 'History' });
    fake.picks = ['/plans/goals export.csv'];
    await user.keyboard('{Control>}i{/Control}');
    expect(await screen.findByRole('heading', { name: 'Import goals export.csv' })).toBeVisible();
  });

  it('keeps everything and says why when it is refused', async () => {
    const { user } = await begin();
    await waitFor(() => expect(run()).toBeEnabled());
    const bound = window.go?.api.Transfer;
    if (!bound) throw new Error('no backend');
    bound.Import = () =>
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      Promise.reject(
        JSON.stringify({
          code: 'conflict',
          message:
            'The file has changed since you looked at it. Nothing was imported; look at the new preview first.',
          fields: [],
          params: {},
        }),
      );
    await user.click(run());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Nothing was imported');
    expect(alert).toHaveTextContent('The file has changed since you looked at it.');
    expect(run()).toBeEnabled();
  });

  it('is given up with Cancel, and nothing is called', async () => {
    const { user, requests } = await begin();
    await waitFor(() => expect(run()).toBeEnabled());
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(location.hash).toBe('#/objectives');
    expect(requests('Import')).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  it('says what it is and what to do', async () => {
    const { user, fake } = await begin('/plans/book.xlsx');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This file cannot be read');
    expect(alert).toHaveTextContent('save it as "CSV UTF-8" and import that file');
    fake.picks = ['/plans/okrs-2018-q3.csv'];
    await user.click(within(alert).getByRole('button', { name: 'Choose another file' }));
    expect(await screen.findByRole('heading', { name: 'Import okrs-2018-q3.csv' })).toBeVisible();
    await waitFor(() => expect(run()).toBeEnabled());
  });
});

it('teaches where no file is chosen', async () => {
  renderApp('/import', 'empty');
  expect(await screen.findByText('No file chosen')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Choose a file' })).toBeEnabled();
  expect(await violations(screen.getByRole('main'))).toEqual([]);
});
