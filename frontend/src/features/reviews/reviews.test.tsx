import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

const agenda = () => screen.findByRole('region', { name: /^At risk and behind/ });
const cameOut = () => screen.getByRole('complementary', { name: 'What came out' });
const line = (name: RegExp) => screen.getByText(name).closest('li');
const written = (fake: { calls: { method: string; args: unknown[] }[] }, method: string) =>
  fake.calls.findLast((call) => call.method === method)?.args[0];

async function begun() {
  const app = renderApp('/reviews');
  await app.user.click(await screen.findByRole('button', { name: 'Begin the weekly review' }));
  await screen.findByRole('heading', { level: 1, name: 'Weekly review' });
  await agenda();
  return app;
}

describe('the list of reviews', () => {
  it('says which one is next, what is open and what was decided', async () => {
    const { container } = renderApp('/reviews');
    expect(await screen.findByRole('heading', { level: 2, name: 'Weekly review' })).toBeVisible();
    expect(screen.getByText(/Last held 10 Feb/)).toHaveTextContent('due today');
    expect(screen.getAllByText('Never held')).toHaveLength(2);
    const actions = screen.getByRole('region', { name: 'Actions 2' });
    expect(within(actions).getByText('late')).toBeVisible();
    expect(screen.getByRole('region', { name: 'Decisions 2' })).toHaveTextContent('Dana Okafor');
    expect(screen.getByRole('link', { name: /Weekly review of Q1 2026/ })).toHaveTextContent(
      '2 decisions, 3 actions (2 open), 1 question, 1 note',
    );
    expect(await violations(container)).toEqual([]);
  });

  it('leads to the numbers and to the end of the cycle', async () => {
    const { user } = renderApp('/reviews');
    await user.click(await screen.findByRole('button', { name: 'Statistics' }));
    // The head is drawn again once the numbers are there.
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { level: 1, name: 'Statistics of Q1 2026' }),
      ).toBeVisible(),
    );
    cleanup();
    renderApp('/reviews');
    await user.click(await screen.findByRole('button', { name: 'Close the cycle' }));
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: 'Close Q1 2026' })).toBeVisible(),
    );
  });

  it('shows only the decisions that wait to be looked at again', async () => {
    const { user, fake } = renderApp('/reviews');
    const decisions = await screen.findByRole('region', { name: 'Decisions 2' });
    const first = fake.kept.decisions[0];
    if (first) Object.assign(first, { revisited: '2026-02-16', due: false });
    await user.click(within(decisions).getByRole('radio', { name: 'To look at again' }));
    expect(within(decisions).getByText('Close the phone desk in March')).toBeVisible();
  });

  it('keeps an action and a question without a review', async () => {
    const { user, fake } = renderApp('/reviews');
    await screen.findByRole('region', { name: 'Actions 2' });
    await user.keyboard('a');
    const field = screen.getByRole('textbox', { name: 'What somebody takes on' });
    expect(field).toHaveFocus();
    await user.keyboard('Call the last forty @Zoe by friday{Enter}');
    expect(await screen.findByText('Call the last forty')).toBeVisible();
    expect(written(fake, 'Capture')).toEqual({
      outcome: 'action',
      review: '',
      row: '',
      text: 'Call the last forty @Zoe by friday',
    });
    expect(field).toHaveValue('');
  });

  it('is ticked, edited and deleted in place, each with a step of undo', async () => {
    const { user, fake } = renderApp('/reviews');
    const box = await screen.findByRole('checkbox', { name: 'Done: Send the survey' });
    await user.click(box);
    expect(await screen.findByText('Done: Send the survey')).toBeVisible();
    await waitFor(() => expect(box).toBeChecked());
    await user.click(within(screen.getByRole('banner')).getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(screen.getByRole('checkbox', { name: 'Done: Send the survey' })).not.toBeChecked(),
    );
    await user.click(screen.getByRole('button', { name: 'Due: 19 Feb' }));
    await user.keyboard('{Control>}a{/Control}soon{Enter}');
    expect(await screen.findByText('“soon” is not a date.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Due' })).toHaveValue('soon');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Delete Send the survey' }));
    await waitFor(() => expect(screen.queryByText('Send the survey')).not.toBeInTheDocument());
    expect(fake.done.at(-1)?.name).toBe('Delete action');
  });

  it('answers a question, and looks at a decision again', async () => {
    const { user, fake } = renderApp('/reviews');
    await user.click(await screen.findByRole('button', { name: 'Answer: Answer it' }));
    await user.keyboard('No, both count the promised hour.{Enter}');
    expect(await screen.findByText(/answered 17 Feb/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Look at it again' }));
    expect(screen.getByRole('textbox', { name: 'What was found' })).toHaveFocus();
    await user.keyboard('It was right.{Tab}soon{Enter}');
    expect(await screen.findByText('“soon” is not a date.')).toBeVisible();
    await user.clear(screen.getByRole('textbox', { name: /^Another day/ }));
    await user.keyboard('{Enter}');
    expect(await screen.findByText('looked at 17 Feb')).toBeVisible();
    expect(written(fake, 'Revisit')).toEqual({
      id: 'd-due',
      outcome: 'It was right.',
      revisit: '',
    });
  });

  it('says what belongs there before there is anything', async () => {
    const { user, container } = renderApp('/reviews', 'empty');
    expect(await screen.findByText('Talk about what the plan says')).toBeVisible();
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Begin the weekly review' }));
    expect(await screen.findByRole('button', { name: /End review/ })).toBeVisible();
  });

  it('offers nothing to write in a plan that is open for looking', async () => {
    renderApp('/reviews', 'readonly');
    await screen.findByRole('region', { name: 'Actions 2' });
    expect(screen.queryByRole('button', { name: /^Begin/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Done: Send the survey' })).toBeDisabled();
  });
});

describe('a review', () => {
  it('is an agenda that is walked through by keys', async () => {
    const { user, container } = await begun();
    await waitFor(() => expect(line(/^Ask ten newcomers/)).toHaveFocus());
    await user.keyboard('j');
    expect(line(/^Send the survey/)).toHaveFocus();
    await user.keyboard('{ArrowDown}k');
    expect(line(/^Send the survey/)).toHaveFocus();
    await user.keyboard('kkk');
    expect(line(/^Ask ten newcomers/)).toHaveFocus();
    expect(await violations(container)).toEqual([]);
  });

  it('keeps what is said about a line', async () => {
    const { user, fake } = await begun();
    const row = within(await agenda()).getAllByRole('listitem')[0];
    row?.focus();
    await user.keyboard('n');
    const note = await within(await agenda()).findByRole('textbox', { name: /^Note on / });
    expect(note).toHaveFocus();
    await user.keyboard('Talked to three of them.{Enter}');
    expect(await within(await agenda()).findByText('Talked to three of them.')).toBeVisible();
    expect(written(fake, 'SetNote')).toMatchObject({
      review: 'review1',
      text: 'Talked to three of them.',
    });
    await user.click(
      screen.getByRole('button', { name: /^Note on the whole review: Say in a sentence/ }),
    );
    await user.keyboard('Calm.{Enter}');
    await waitFor(() =>
      expect(written(fake, 'SetNote')).toEqual({ review: 'review1', row: '', text: 'Calm.' }),
    );
  });

  it('writes down what comes out in one line, about the row that is talked about', async () => {
    const { user, fake } = await begun();
    const row = within(await agenda()).getAllByRole('listitem')[0];
    row?.focus();
    await user.keyboard('d');
    const field = screen.getByRole('textbox', { name: 'What was decided' });
    expect(field).toHaveFocus();
    await user.keyboard('Stop the pilot because nobody came revisit in 2 weeks');
    const understood = await screen.findByText('Look at it again', { selector: 'dt' });
    const terms = understood.closest('dl');
    await waitFor(() => expect(terms).toHaveTextContent('Whynobody came'));
    expect(terms).toHaveTextContent('Look at it again3 Mar');
    await user.keyboard('{Enter}');
    expect(await within(cameOut()).findByText('Stop the pilot')).toBeVisible();
    const { row: about } = written(fake, 'Capture') as { row: string };
    expect(about).not.toBe('');
    // It can be about nothing in particular, and Escape leads back to the line.
    await user.click(screen.getByRole('button', { name: /^Not about / }));
    await user.click(field);
    await user.keyboard('Keep prices{Enter}');
    await waitFor(() => expect(written(fake, 'Capture')).toMatchObject({ row: '' }));
    await user.keyboard('{Escape}');
    expect(row).toHaveFocus();
    await user.keyboard('q');
    expect(screen.getByRole('textbox', { name: /in doubt about data/ })).toHaveFocus();
  });

  it('keeps a line that is refused, with the sentence beneath', async () => {
    const { user } = await begun();
    await user.keyboard('a');
    await user.keyboard('@Dana by friday{Enter}');
    expect(await screen.findByText('A title is needed. Type one.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'What somebody takes on' })).toHaveValue(
      '@Dana by friday',
    );
  });

  it('is ended, copied as minutes, and reopened', async () => {
    const { user } = await begun();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Ended the weekly review')).toBeVisible();
    expect(await screen.findByText(/held on 17 Feb/)).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new Error('text alone'));
    await user.click(screen.getByRole('button', { name: 'Copy minutes' }));
    await waitFor(() => expect(write).toHaveBeenCalledWith(expect.stringMatching(/^# Weekly/)));
    await user.click(screen.getByRole('button', { name: 'Reopen' }));
    expect(await screen.findByRole('button', { name: /End review/ })).toBeVisible();
  });

  it('shows the agenda before it is begun, and a review that was held with its notes', async () => {
    const { user } = renderApp('/reviews/weekly');
    await agenda();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(cameOut()).toHaveTextContent('Begin it to write down');
    await user.click(screen.getByRole('link', { name: 'All reviews' }));
    await user.click(await screen.findByRole('link', { name: /Weekly review of Q1 2026/ }));
    await agenda();
    expect(screen.getAllByText('The guided group is at 54%.').length).toBeGreaterThan(0);
    expect(cameOut()).toHaveTextContent('Keep 60% as the target');
  });

  it('says so where it is gone, and is deleted with a step of undo', async () => {
    const { user, fake } = await begun();
    await user.click(screen.getByRole('button', { name: 'More to do with the review' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete the review' }));
    await waitFor(() => expect(fake.kept.reviews).toHaveLength(1));
    expect(await screen.findByRole('heading', { level: 1, name: 'Reviews' })).toBeVisible();
    location.hash = '/reviews/review1';
    expect(await screen.findByText('This review could not be read')).toBeVisible();
  });
});

describe('today', () => {
  it('has the actions and decisions that wait, and they are done there', async () => {
    const { user } = renderApp('/today');
    const looks = await screen.findByRole('complementary', { name: 'What needs a look' });
    const actions = await within(looks).findByRole('region', { name: /^Actions/ });
    await user.click(within(actions).getByRole('checkbox', { name: 'Done: Send the survey' }));
    await screen.findByText('Done: Send the survey');
    await waitFor(() => expect(actions).toHaveTextContent('1 open'));
    expect(within(looks).getByRole('region', { name: /^Decisions/ })).toHaveTextContent('Keep 60%');
  });
});
