import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const lines = 'Win back leavers @Dana\n\tRaise activation from 41% to 60%\n\tAsk them why';

async function rowAt(id: string): Promise<HTMLElement> {
  await screen.findByRole('treegrid');
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

/** What Ctrl V does in a browser: an event with the text of the clipboard. Says whether it was taken. */
function paste(at: Element, text: string): boolean {
  const clipboardData = { getData: (kind: string) => (kind === 'text/plain' ? text : '') };
  const event = createEvent.paste(at, { clipboardData });
  fireEvent(at, event);
  return event.defaultPrevented;
}

const dialog = () => screen.findByRole('dialog', { name: 'Paste rows' });
const preview = async () =>
  within(await dialog()).findByRole('table', { name: 'What the lines become' });
// The first heading gives way to that of the preview.
const expectImport = () =>
  waitFor(() =>
    expect(screen.getByRole('heading', { name: 'Import pasted text' })).toBeInTheDocument(),
  );
const marked = () =>
  [...document.querySelectorAll<HTMLElement>('[data-row][aria-selected="true"]')].map(
    ({ dataset }) => dataset.row,
  );

describe('lines that are pasted into the outline', () => {
  it('are shown as what they become, added by Enter in one step, and selected', async () => {
    const { user, fake } = renderApp('/objectives');
    expect(paste(await rowAt('o1'), lines)).toBe(true);
    const table = await preview();
    const shown = within(table).getAllByRole('row').slice(1);
    expect(shown.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^ObjectiveLevel 1:Win back leaversOwner Dana Okafor$/),
      expect.stringMatching(/^Key resultLevel 2:Raise activation.*Start 41%Target 60%$/),
      expect.stringMatching(/^ObjectiveLevel 2:Ask them why$/),
    ]);
    expect(await dialog()).toHaveTextContent(
      'Becomes 2 objectives and 1 key result. Nothing is written yet.',
    );
    expect(within(await dialog()).getByRole('combobox', { name: 'They go' })).toHaveValue(
      'in Q1 2026, at the end',
    );
    expect(await violations()).toEqual([]);
    expect(screen.getByRole('button', { name: 'Add 3 rows' })).toHaveFocus();
    // Enter twice adds them once.
    await user.keyboard('{Enter}{Enter}');
    expect(await screen.findByText('Pasted 3 rows')).toBeInTheDocument();
    expect(fake.calls.filter(({ method }) => method === 'PasteLines')).toEqual([
      expect.objectContaining({
        args: [{ cycle: 'cycle-q1', parent: '', after: '', text: lines }],
      }),
    ]);
    await waitFor(() => expect(marked()).toEqual(['line1', 'line2', 'line3']));
    expect(await rowAt('line3')).toHaveFocus();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(document.querySelector('[data-row="line1"]')).toBeNull());
  });

  it('go beneath the objective at hand where all of them have numbers, or where it is said', async () => {
    const { user, fake } = renderApp('/objectives');
    (await rowAt('k12')).focus();
    paste(await rowAt('k12'), 'Cut setup from 9 to 3\nCut calls from 20 to 10');
    const place = within(await dialog()).getByRole('combobox', { name: 'They go' });
    await waitFor(() =>
      expect(place).toHaveValue('beneath O1 “New restaurants order in their first week”'),
    );
    await user.click(place);
    await user.click(await screen.findByRole('option', { name: 'in Q1 2026, at the end' }));
    await waitFor(async () => expect(await dialog()).toHaveTextContent('2 objectives and 0 key'));
    await user.click(place);
    await user.click(await screen.findByRole('option', { name: /^beneath O1/ }));
    await waitFor(async () => expect(await dialog()).toHaveTextContent('0 objectives and 2 key'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(fake.find('k11').row.keyResults.map(({ id }) => id)).toEqual([
        'k11',
        'k12',
        'line1',
        'line2',
        'k13',
      ]),
    );
  });

  it('say at the line why it is refused, and can be mended there', async () => {
    const { user, fake } = renderApp('/objectives');
    paste(await rowAt('o1'), 'Grow\n\tStay from 5 to 5\n\tFine');
    await preview();
    await user.keyboard('{Enter}');
    const fault = await within(await preview()).findByRole('alert');
    expect(fault).toHaveTextContent('Line 2: The target is where it starts.');
    expect(fault.closest('[role="presentation"]')).toHaveTextContent(/Stay/);
    const field = screen.getByRole('textbox', { name: 'Lines' });
    expect(field).toHaveValue('Grow\n\tStay from 5 to 5\n\tFine');
    await user.type(field, 'x');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(fake.rows.some(({ title }) => title === 'Grow')).toBe(false);
  });

  it('are asked for by the palette where the clipboard is empty', async () => {
    const { user, fake } = renderApp('/objectives');
    await rowAt('o1');
    fake.clipboard = '';
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('textbox', { name: /command/i }), 'Paste rows{Enter}');
    expect(await screen.findByRole('textbox', { name: 'Lines' })).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Add 0 rows' })).toBeDisabled();
    await user.paste('Title\tOwner\nGrow\tDana');
    await user.click(await screen.findByRole('button', { name: 'Show its columns' }));
    await expectImport();
  });

  it('belong to a field that is typed into', async () => {
    const { user } = renderApp('/objectives');
    await rowAt('o1');
    const field = await screen.findByRole('textbox', { name: 'Add an objective or a key result' });
    await user.click(field);
    expect(paste(field, lines)).toBe(false);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('change nothing in a plan that is open for looking', async () => {
    renderApp('/objectives', 'readonly');
    expect(paste(await rowAt('o1'), lines)).toBe(false);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a table that is pasted into the outline', () => {
  it('is shown column by column in the import, for the cycle on the screen', async () => {
    const { fake } = renderApp('/objectives');
    paste(await rowAt('o1'), 'Title\tOwner\nGrow\tDana');
    await expectImport();
    await waitFor(() =>
      expect(fake.calls.findLast(({ method }) => method === 'Preview')?.args[0]).toMatchObject({
        path: '',
        text: 'Title\tOwner\nGrow\tDana',
        cycle: 'cycle-q1',
      }),
    );
    expect(screen.queryByRole('combobox', { name: 'Characters' })).not.toBeInTheDocument();
  });
});
