import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { roadmap } from '~/bridge/roadmapCalls';
import { Fake } from '~/fixtures/fake';
import { violations } from '~/test/axe';
import { renderApp, renderPart } from '~/test/render';
import type { PictureFile } from '~/ui/picture';
import { Timeline } from './Timeline';

const bar = (name: RegExp) =>
  within(screen.getByRole('grid', { name: 'Timeline' })).getByRole('button', { name });
const grid = () => screen.findByRole('grid', { name: 'Timeline' });

async function timeline(fixture: 'sample' | 'crowded' | 'readonly' | 'empty' = 'sample') {
  const app = renderApp('/roadmap/timeline', fixture);
  if (fixture === 'empty') await screen.findByRole('heading', { name: 'No initiatives yet' });
  else await grid();
  return app;
}

/** The calls of a write that the fake has answered, from here on. */
const dates = () => vi.spyOn(window.go?.api.Roadmap ?? {}, 'SetDates' as never);

// Read once beforehand: what a first test waits for is the timeline, not its files.
beforeAll(() => import('~/features/roadmap/RoadmapScreen'));

describe('the timeline', () => {
  it('shows initiatives by team with their days, what they require and what stands against it', async () => {
    await timeline();
    const rows = within(await grid()).getAllByRole('row');
    expect(
      rows
        .map((row) => row.textContent)
        .slice(0, 2)
        .join(),
    ).toMatch(/^Platform 1/);
    expect(bar(/^Saved baskets/)).toHaveAccessibleName(
      'Saved baskets for weekly orders, 6 Apr to 15 May, 40 days, 2.0 pm, In progress, Order reminders by text message starts on 2026-05-04, and Saved baskets for weekly orders, which it requires, ends on 2026-05-15.',
    );
    expect(bar(/^Allergen/)).toHaveAccessibleName(/no start given.*Compliance: Food law/);
    expect(bar(/^Order reminders/)).toHaveAccessibleName(/requires Saved baskets/);
    expect(bar(/^Menu photo/)).toHaveAccessibleName(/No dates yet, 2\.5 pm/);
    expect(document.querySelector('[data-tie="initiative-2 initiative-3"]')).toHaveAttribute(
      'data-conflict',
    );
    expect(await violations()).toEqual([]);
  });

  it('moves a bar by days, weeks and its end with keys; presses in a row are one step', async () => {
    const { user } = await timeline();
    const set = dates();
    bar(/^Saved baskets/).focus();
    await user.keyboard('{Alt>}{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}{/Alt}');
    // Beside the bar, and for screen readers.
    expect(screen.getAllByText('15 Apr to 24 May, 40 days')).toHaveLength(2);
    await waitFor(() =>
      expect(set).toHaveBeenCalledExactlyOnceWith({
        initiative: 'initiative-2',
        start: '2026-04-15',
        end: '2026-05-24',
      }),
    );
    expect(bar(/^Saved baskets/)).toHaveFocus();
    await user.keyboard('{Control>}{Alt>}{ArrowLeft}{/Alt}{/Control}');
    await waitFor(() =>
      expect(set).toHaveBeenLastCalledWith({
        initiative: 'initiative-2',
        start: '2026-04-15',
        end: '2026-05-23',
      }),
    );
  });

  it('writes what the keys have moved when the person goes to another bar', async () => {
    const { user } = await timeline();
    const set = dates();
    bar(/^Saved baskets/).focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(set).not.toHaveBeenCalled();
    await user.click(bar(/^Driver arrival/));
    await waitFor(() => expect(set).toHaveBeenCalledOnce());
  });

  it('gives dates to what has none, where it is drawn', async () => {
    const { user } = await timeline();
    const set = dates();
    bar(/^Guided setup/).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() =>
      expect(set).toHaveBeenCalledWith({
        initiative: 'initiative-7',
        start: '2026-02-17',
        end: '2026-04-03',
      }),
    );
    await waitFor(() => expect(bar(/^Guided setup/)).toHaveAccessibleName(/17 Feb to 3 Apr/));
    await waitFor(() => expect(bar(/^Guided setup/)).toHaveFocus());
  });

  it('leaves a day open that nobody has given', async () => {
    const { user } = await timeline();
    const set = dates();
    bar(/^Allergen/).focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await waitFor(() =>
      expect(set).toHaveBeenCalledWith({
        initiative: 'initiative-1',
        start: '',
        end: '2026-03-31',
      }),
    );
  });

  it.each([
    ['a bar', '', { start: '2026-04-16', end: '2026-05-25' }],
    ['its start', '[data-part="start"]', { start: '2026-04-16', end: '2026-05-15' }],
    ['its end', '[data-part="end"]', { start: '2026-04-06', end: '2026-05-25' }],
  ])('is changed by dragging %s', async (_, part, written) => {
    await timeline();
    const set = dates();
    const whole = bar(/^Saved baskets/);
    const taken = part === '' ? whole : (whole.querySelector(part) ?? whole);
    const at = { isPrimary: true, button: 0, pointerId: 1, clientY: 10 };
    const step = (run: () => void) =>
      act(async () => {
        run();
        await new Promise((done) => setTimeout(done));
      });
    await step(() => fireEvent.pointerDown(taken, { ...at, clientX: 100 }));
    await step(() => fireEvent.pointerMove(document, { ...at, clientX: 110 }));
    // A day is 4 px in months.
    await step(() => fireEvent.pointerMove(document, { ...at, clientX: 140 }));
    await step(() => fireEvent.pointerUp(document, { ...at, clientX: 140 }));
    await waitFor(() =>
      expect(set).toHaveBeenCalledExactlyOnceWith({ initiative: 'initiative-2', ...written }),
    );
  });

  it('leads from a conflict to its bars', async () => {
    const { user } = await timeline();
    const list = screen.getByRole('complementary', { name: 'Conflicts' });
    await user.click(within(list).getByRole('button', { name: /Start it after 2026-05-15/ }));
    await waitFor(() => expect(bar(/^Order reminders/)).toHaveFocus());
    expect(bar(/^Saved baskets/)).toHaveAttribute('data-lit');
    expect(bar(/^Driver/)).not.toHaveAttribute('data-lit');
  });

  it('remembers its zoom and its groups', async () => {
    const { user, unmount } = await timeline();
    bar(/^Saved baskets/).focus();
    await user.keyboard('-');
    expect(screen.getByRole('radio', { name: 'Quarters' })).toBeChecked();
    await user.click(screen.getByRole('combobox', { name: 'Group by' }));
    await user.click(await screen.findByRole('option', { name: 'Not grouped' }));
    unmount();
    await timeline();
    expect(screen.getByRole('radio', { name: 'Quarters' })).toBeChecked();
    expect(screen.queryByRole('rowheader', { name: /^Platform/ })).not.toBeInTheDocument();
  });

  it('is walked through by the arrow keys; nothing moves in a plan that is read-only', async () => {
    const { user } = await timeline('readonly');
    const set = dates();
    await waitFor(() => expect(bar(/^Allergen/)).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    expect(bar(/^Saved baskets/)).toHaveFocus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await user.click(bar(/^Driver/));
    expect(set).not.toHaveBeenCalled();
    expect(document.querySelector('[data-part]')).toBeNull();
  });

  it('becomes a picture whose title says what it shows', async () => {
    const { user, fake } = await timeline('crowded');
    const save = vi.fn<(file: PictureFile) => string>().mockReturnValue('/home/dana/line.svg');
    fake.install({ Transfer: { SavePicture: save } });
    await user.click(screen.getByRole('button', { name: 'Save the picture' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as SVG' }));
    await screen.findByText('Saved the picture as line.svg');
    const data = save.mock.calls[0]?.[0].data ?? '';
    expect(data).not.toMatch(/NaN|undefined/);
    const svg = new DOMParser().parseFromString(data, 'image/svg+xml');
    expect(svg.querySelector('parsererror')).toBeNull();
    expect(svg.querySelector('title')?.textContent).toBe(
      '39 of 195 dated initiatives start before what they need is done',
    );
    expect(svg.querySelectorAll('rect').length).toBeGreaterThan(500);
  });

  it('draws the lines in sight alone where there are five thousand', async () => {
    const fake = new Fake('sample').install();
    const query = { cycle: fake.cycles[0]?.id ?? '', model: '', scenario: '' };
    const { page } = await roadmap.page(query, '');
    const like = page.initiatives.slice(1, 2);
    const initiatives = Array.from({ length: 5000 }, (_, at) =>
      like.map((row) => ({
        ...row,
        id: `many-${at}`,
        requires: at === 0 ? [] : [{ id: 'many-0', dependency: `tie-${at}`, title: '', lag: 0 }],
      })),
    ).flat();
    renderPart(
      <Timeline
        page={{ ...page, initiatives }}
        query={query}
        chosen=""
        grab={0}
        asked={0}
        onChoose={() => undefined}
        onOpen={() => undefined}
      />,
    );
    expect(await grid()).toHaveAttribute('aria-rowcount', '5001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(document.querySelectorAll('[data-tie]').length).toBeLessThan(120);
  });

  it('says what belongs here where there is nothing', async () => {
    await timeline('empty');
    expect(await violations()).toEqual([]);
  });
});
