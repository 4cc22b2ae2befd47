import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { roadmap } from '~/bridge/roadmapCalls';
import type { Initiative } from '~/bridge/roadmapTypes';
import { Fake, type FixtureName } from '~/fixtures/fake';
import { violations } from '~/test/axe';
import { renderApp, renderPart } from '~/test/render';
import { OutcomeTab } from './OutcomeTab';

const panel = () => screen.getByRole('complementary', { name: 'Details of the chosen initiative' });
const button = (name: string | RegExp) => within(panel()).getByRole('button', { name });
const found = (name: string | RegExp) => within(panel()).findByRole('button', { name });

// Read once beforehand: what a first test waits for is the panel, not its files.
beforeAll(async () => {
  await import('~/features/roadmap/RoadmapRoom');
  await import('~/ui/Tip');
});
beforeEach(() => localStorage.clear());

async function opened(id: string, tab = 'Details', fixture: FixtureName = 'sample') {
  const app = renderApp(`/roadmap/backlog/${id}`, fixture);
  await screen.findByRole('complementary', {}, { timeout: 20_000 });
  await app.user.click(within(panel()).getByRole('tab', { name: tab }));
  const last = (method: string) =>
    app.fake.calls.findLast((call) => call.method === method)?.args[0];
  return { ...app, last };
}

describe('the details of an initiative', () => {
  it('say at their head what it is worth, and are edited in place', async () => {
    const { user, last } = await opened('initiative-2');
    expect(panel()).toHaveTextContent('3,680RICE, rank 1');
    await user.click(await found('Title: Saved baskets for weekly orders'));
    const title = within(panel()).getByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Saved baskets{Enter}');
    await waitFor(() => expect(button('Title: Saved baskets')).toHaveFocus());
    expect(last('Edit')).toEqual({
      ids: ['initiative-2'],
      field: 'title',
      text: 'Saved baskets',
    });
  });

  it('drop it with a reason alone, which is asked for beneath the state', async () => {
    const { user, last } = await opened('initiative-11');
    await user.click(await found('State: Idea'));
    await user.click(await screen.findByRole('option', { name: 'Dropped' }));
    const why = await within(panel()).findByRole('textbox', { name: 'Why drop it' });
    expect(why).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await within(panel()).findByRole('alert')).toHaveTextContent('needs a reason');
    await user.type(why, 'Nobody asked for it{Enter}');
    await waitFor(() => expect(button('State: Dropped')).toHaveFocus());
    expect(button('Why it was dropped: Nobody asked for it')).toBeVisible();
    expect(last('SetState')).toEqual({
      ids: ['initiative-11'],
      state: 'dropped',
      reason: 'Nobody asked for it',
      day: '',
      cycle: '',
    });
  });

  it('ask what is shipped for its day, and take today for none', async () => {
    const { user } = await opened('initiative-2');
    await user.click(await found('State: In progress'));
    await user.click(await screen.findByRole('option', { name: 'Shipped' }));
    await within(panel()).findByRole('textbox', { name: 'Shipped on' });
    await user.keyboard('{Enter}');
    expect(await found('Shipped on: 17 Feb')).toBeVisible();
  });

  it('take an effort as a number or a range, team by team, and say the sum', async () => {
    const { user, last } = await opened('initiative-2');
    await user.click(await found('Estimate of Buyer app: 2'));
    const field = within(panel()).getByRole('textbox', { name: 'Estimate of Buyer app' });
    await user.clear(field);
    await user.type(field, '2-3-6');
    expect(await within(panel()).findByText('Taken for: 3 (2–6)')).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await found('Estimate of Buyer app: 3 (2–6)')).toBeVisible();
    const form = within(panel()).getByRole('form', { name: 'Effort of a further team' });
    await user.type(within(form).getByRole('textbox', { name: 'Estimate' }), 'x{Enter}');
    expect(await within(form).findByText(/is not a number/)).toBeVisible();
    const more = within(form).getByRole('textbox', { name: 'Estimate' });
    expect(more).toHaveValue('x');
    await user.clear(more);
    await user.type(more, '1.5{Enter}');
    expect(await within(panel()).findByRole('row', { name: /All teams 4.5/ })).toBeVisible();
    expect(last('SetEffort')).toEqual({
      initiative: 'initiative-2',
      team: 'team-supply',
      text: '1.5',
    });
    await user.click(button('Take away the effort of Supply'));
    expect(await screen.findByText('The effort of Supply is taken away.')).toBeVisible();
  });
});

describe('the score of an initiative', () => {
  it('shows the formula and the numbers put in', async () => {
    await opened('initiative-2', 'Score');
    const computed = await within(panel()).findByRole('group', { name: /How the score/ });
    expect(computed).toHaveTextContent('reach × impact × confidence ÷ effort');
    expect(computed).toHaveTextContent('9,200 × 1 × 80% ÷ 2 = 3,680');
  });

  it('is rated by the keys of its levels, while the arrows only look', async () => {
    const { user, fake, last } = await opened('initiative-2', 'Score');
    const levels = await within(panel()).findByRole('radiogroup', { name: 'Impact' });
    const medium = within(levels).getByRole('radio', { name: /medium/ });
    expect(medium).toBeChecked();
    medium.focus();
    await user.keyboard('{ArrowDown}');
    expect(within(levels).getByRole('radio', { name: /high/ })).toHaveFocus();
    expect(fake.calls.filter(({ method }) => method === 'Rate')).toEqual([]);
    await user.keyboard('5');
    await waitFor(() =>
      expect(within(levels).getByRole('radio', { name: /massive/ })).toBeChecked(),
    );
    expect(last('Rate')).toEqual({
      initiative: 'initiative-2',
      criterion: 'rice-impact',
      range: '3',
      note: '',
    });
  });

  it('takes what the goals speak for only from a person', async () => {
    const { user, fake, last } = await opened('initiative-2', 'Score');
    const use = await found('Use 2');
    expect(panel()).toHaveTextContent('2 of the 5 that are missing');
    expect(fake.calls.filter(({ method }) => method === 'Rate')).toEqual([]);
    await user.click(use);
    expect(await within(panel()).findByText('This is what stands there.')).toBeVisible();
    expect(last('Rate')).toMatchObject({ criterion: 'rice-impact', range: '2' });
  });

  it('keeps a refused rating in its field', async () => {
    const { user } = await opened('initiative-2', 'Score');
    const reach = await within(panel()).findByRole('region', { name: /^Reach/ });
    await user.click(within(reach).getByRole('button', { name: /^Rating:/ }));
    const field = within(reach).getByRole('textbox', { name: 'Rating' });
    await user.clear(field);
    await user.type(field, 'lots{Enter}');
    expect(await within(reach).findByRole('alert')).toHaveTextContent('“lots” is no estimate.');
    expect(field).toHaveValue('lots');
  });

  it('says what is missing instead of a number', async () => {
    await opened('initiative-13', 'Score');
    expect(panel()).toHaveTextContent('Not scored: Impact and Confidence are missing.');
    const impact = await within(panel()).findByRole('region', { name: /^Impact/ });
    expect(within(impact).getByRole('button', { name: /Not rated/ })).toBeVisible();
  });

  it('is shown by another model without that model becoming the plan’s', async () => {
    const { user, fake } = await opened('initiative-2', 'Score');
    await user.click(await within(panel()).findByRole('combobox', { name: 'Scored by' }));
    const models = await screen.findByRole('listbox', { name: 'Scored by' });
    await user.click(within(models).getByRole('option', { name: 'ICE (mean)' }));
    expect(await within(panel()).findByRole('region', { name: /^Ease/ })).toBeVisible();
    expect(panel()).toHaveTextContent('To compare only. The roadmap ranks by RICE.');
    expect(fake.calls.filter(({ method }) => method === 'SetModel')).toEqual([]);
  });

  it('gives way to a place with a reason, and comes back', async () => {
    const { user, last } = await opened('initiative-5', 'Score');
    await user.click(await found('Put it elsewhere…'));
    const form = within(panel()).getByRole('form', { name: 'Another place' });
    const rank = within(form).getByRole('textbox', { name: 'Place' });
    expect(rank).toHaveFocus();
    await user.clear(rank);
    await user.type(rank, '2{Enter}');
    expect(await within(form).findByText(/needs a reason/)).toBeVisible();
    await user.type(within(form).getByRole('textbox', { name: /^Why not/ }), 'A launch{Enter}');
    expect(await within(panel()).findByText('Put at 2:')).toBeVisible();
    expect(last('SetOverride')).toEqual({
      model: 'model-rice',
      initiative: 'initiative-5',
      rank: '2',
      reason: 'A launch',
    });
    await user.click(button('Rank by its score again'));
    expect(await found('Put it elsewhere…')).toBeVisible();
  });

  it('of a survey says how people feel, and takes lines of answers', async () => {
    const { user, last } = await opened('initiative-2', 'Score');
    await user.click(await within(panel()).findByRole('combobox', { name: 'Scored by' }));
    await user.click(await screen.findByRole('option', { name: 'Kano' }));
    expect(await within(panel()).findByText(/not clear/)).toBeVisible();
    expect(panel()).toHaveTextContent('0.63');
    expect(panel()).toHaveTextContent('−0.58');
    const lines = within(panel()).getByRole('textbox', { name: 'Answers' });
    await user.type(lines, 'P07 one 5{Control>}{Enter}{/Control}');
    expect(await within(panel()).findByText(/^Line 1/)).toBeVisible();
    expect(lines).toHaveValue('P07 one 5');
    await user.clear(lines);
    await user.type(lines, 'P07 1 5{Control>}{Enter}{/Control}');
    await waitFor(() => expect(lines).toHaveValue(''));
    expect(last('AddAnswers')).toEqual({ initiative: 'initiative-2', text: 'P07 1 5' });
  });
});

describe('the links of an initiative', () => {
  it('add a goal that is found by its words, with the move expected of it', async () => {
    const { user, last } = await opened('initiative-13', 'Links');
    await user.click(await found(/^Key result or KPI that it should move/));
    await user.type(await screen.findByRole('textbox', { name: /it should move/ }), 'activ raise');
    await screen.findByRole('option', { name: '1.1 Raise the activation rate' });
    await user.keyboard('{Enter}');
    const goal = await within(panel()).findByRole('link', { name: 'Raise the activation rate' });
    expect(goal).toHaveAttribute('href', '#/objectives/k11');
    const move = button('Expected move: How far?');
    await user.click(move);
    await user.keyboard('2-3-6{Enter}');
    expect(await found('Expected move: 3% (2–6)')).toBeVisible();
    expect(last('SetMove')).toEqual({
      initiative: 'initiative-13',
      row: 'k11',
      range: '2-3-6',
      note: '',
    });
  });

  it('refuse a loop and say its way', async () => {
    const { user } = await opened('initiative-2', 'Links');
    expect(panel()).toHaveTextContent('Required byOrder reminders by text message');
    await user.click(await found(/^Requires:/));
    await user.type(await screen.findByRole('textbox', { name: 'Requires' }), 'reminders');
    await screen.findByRole('option', { name: /reminders/ });
    await user.keyboard('{Enter}');
    expect(await within(panel()).findByRole('alert')).toHaveTextContent(
      'That would be a loop: Saved baskets for weekly orders → Order reminders by text message → Saved baskets for weekly orders.',
    );
  });

  it('keep a lag in days, and say a conflict with its way out', async () => {
    const { user, last } = await opened('initiative-3', 'Links');
    expect(await within(panel()).findByText(/Start it on 16 May/)).toBeVisible();
    await user.click(button('Starts: right after it'));
    const lag = within(panel()).getByRole('textbox', { name: 'Starts' });
    await user.clear(lag);
    await user.type(lag, 'soon{Enter}');
    expect(await within(panel()).findByRole('alert')).toHaveTextContent('0 to 3660 days');
    await user.clear(lag);
    await user.type(lag, '5{Enter}');
    expect(await found('Starts: 5 days after its end')).toBeVisible();
    expect(last('AddDependency')).toMatchObject({ on: 'initiative-2', kind: 'requires', lag: '5' });
  });
});

describe('the outcome of an initiative', () => {
  it('says before it ships what will be said then', async () => {
    await opened('initiative-2', 'Outcome');
    expect(await within(panel()).findByText(/When it ships, its day is marked/)).toBeVisible();
  });

  it('sets what was measured against what was expected, with the chart', async () => {
    new Fake('sample').install();
    const detail = await roadmap.initiative('initiative-4', '');
    const initiative: Initiative = {
      ...detail.initiative,
      state: 'shipped',
      shipped: '2026-01-15',
      outcomes: [
        {
          kpi: 'kpi-1',
          name: 'Delivery complaints',
          unit: '%',
          verdict: 'as_hoped',
          points: 8,
          wanted: 6,
          sentence: 'It moved beyond what is usual since 26 Jan.',
          expected: -2,
          measured: -1.4,
        },
      ],
    };
    const record = 'Of three shipped, two moved their KPI, on average 0.6 as far.';
    const { container } = renderPart(<OutcomeTab detail={{ ...detail, initiative, record }} />);
    const chart = await screen.findByRole('link', { name: 'Chart of Delivery complaints' });
    expect(chart.getAttribute('href')).toMatch(/\/kpis\/kpi-1\/chart$/);
    expect(container).toHaveTextContent('It moved beyond what is usual since 26 Jan.');
    expect(container).toHaveTextContent('Expected−2%Measured−1.4%');
    expect(container).toHaveTextContent(record);
    expect(screen.getByRole('row', { name: 'Supply 3 not said' })).toBeVisible();
    expect(await violations(container)).toEqual([]);
  });
});

/** Has the next call of a method refused at a field, and at another one before it. */
function refuseNext(service: 'Roadmap' | 'Scoring', method: string, field: string): void {
  const fault = (of: string, message: string) => ({ field: of, code: 'invalid', message });
  const refusal = {
    code: 'invalid',
    message: 'It was refused.',
    fields: [fault('team', 'Of another field.'), fault(field, 'Of its own field.')],
  };
  vi.spyOn(window.go?.api[service] ?? {}, method).mockRejectedValueOnce(
    new Error(JSON.stringify(refusal)),
  );
}

describe('what the panel is refused', () => {
  const fields = [
    ['initiative-2', 'Details', 'Estimate of Buyer app', 'Roadmap', 'SetEffort', 'effort'],
    ['initiative-2', 'Details', 'Spent by Buyer app', 'Roadmap', 'SetSpent', 'spent'],
    ['initiative-2', 'Links', 'Expected move', 'Roadmap', 'SetMove', 'range'],
    ['initiative-3', 'Links', 'Starts', 'Roadmap', 'AddDependency', 'lag'],
    ['initiative-2', 'Score', 'Rating', 'Scoring', 'Rate', 'range'],
  ] as const;
  it.each(fields)('stands at its field: %s, %s, %s', async (id, tab, name, ...call) => {
    const { user } = await opened(id, tab);
    const all = await within(panel()).findAllByRole('button', { name: new RegExp(`^${name}:`) });
    await user.click(all[0] ?? panel());
    refuseNext(...call);
    const field = within(panel()).getByRole('textbox', { name });
    await user.clear(field);
    await user.type(field, '7{Enter}');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/Of its own field\./));
    expect(field).toHaveValue('7');
  });

  it('stands at the day on which it shipped', async () => {
    const { user } = await opened('initiative-2');
    await user.click(await found('State: In progress'));
    await user.click(await screen.findByRole('option', { name: 'Shipped' }));
    await within(panel()).findByRole('textbox', { name: 'Shipped on' });
    refuseNext('Roadmap', 'SetState', 'shipped');
    await user.keyboard('1 Mar{Enter}');
    expect(await within(panel()).findByText('Of its own field.')).toBeVisible();
  });

  it('stands at the effort of a further team', async () => {
    const { user } = await opened('initiative-2');
    const form = await within(panel()).findByRole('form', { name: 'Effort of a further team' });
    refuseNext('Roadmap', 'SetEffort', 'effort');
    await user.type(within(form).getByRole('textbox', { name: 'Estimate' }), '7{Enter}');
    expect(await within(form).findByText('Of its own field.')).toBeVisible();
  });

  it('stands at the rank, which goes to the backend as it was typed', async () => {
    const { user, last } = await opened('initiative-5', 'Score');
    await user.click(await found('Put it elsewhere…'));
    const form = within(panel()).getByRole('form', { name: 'Another place' });
    const rank = within(form).getByRole('textbox', { name: 'Place' });
    await user.clear(rank);
    await user.type(rank, 'third{Enter}');
    await waitFor(() => expect(rank).toHaveAccessibleDescription('A rank is 1 or more.'));
    expect(last('SetOverride')).toMatchObject({ rank: 'third' });
  });
});

describe('the panel of an initiative', () => {
  it('has no fault that axe can find, on any tab', async () => {
    const { user } = await opened('initiative-3');
    await found('State: Planned');
    for (const name of ['Details', 'Score', 'Links', 'Outcome', 'History']) {
      await user.click(within(panel()).getByRole('tab', { name }));
      expect(await violations(panel())).toEqual([]);
    }
  });

  it('only shows, where nothing can be changed', async () => {
    const { user } = await opened('initiative-2', 'Details', 'readonly');
    await within(panel()).findByText('Lead team');
    for (const name of ['Details', 'Score', 'Links']) {
      await user.click(within(panel()).getByRole('tab', { name }));
      expect(within(panel()).queryByRole('textbox')).toBeNull();
      const names = within(panel())
        .getAllByRole('button')
        .map(({ textContent }) => textContent);
      expect(names.filter((words) => words && words !== 'Edit models…')).toEqual([]);
    }
  });
});
