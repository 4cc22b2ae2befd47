import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { violations } from '~/test/axe';
import { renderApp } from '~/test/render';

async function chosen(file: string, kind: string) {
  const rendered = renderApp('/import');
  rendered.fake.picks = [file];
  await rendered.user.click(await screen.findByRole('button', { name: 'Choose a file' }));
  await rendered.user.click(await screen.findByRole('combobox', { name: 'The file holds' }));
  await rendered.user.click(await screen.findByRole('option', { name: kind }));
  return rendered;
}

describe('the import of what is no outline', () => {
  it('asks whose the values are, takes a sheet, and shows them before they are entered', async () => {
    const { user, fake, container } = await chosen('/plans/weekly.csv', 'KPI values');
    expect(await screen.findByText('1 finding must be answered first')).toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Values of' }));
    await user.click(await screen.findByRole('option', { name: 'Activation rate' }));
    expect(await screen.findByText(/^3 new values/)).toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
    const run = await screen.findByRole('button', { name: 'Import 3 rows' });
    await waitFor(() => expect(run).toBeEnabled());
    await user.click(run);
    await waitFor(() => expect(location.hash).toBe('#/kpis'));
    expect(
      fake.calls.findLast(({ method }) => method === 'ImportMeasurements')?.args[0],
    ).toMatchObject({ path: '/plans/weekly.csv', kpi: 'kpi-activation', token: 'state-1' });
  });

  it('is reached by the next Tab, and runs by key', async () => {
    const { user, fake } = await chosen('/plans/kpis.csv', 'KPI definitions');
    await screen.findByText('Renewal rate');
    const run = await screen.findByRole('button', { name: 'Import 2 rows' });
    await waitFor(() => expect(run).toBeEnabled());
    expect(screen.getByRole('main')).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Imported 2 rows.')).toBeInTheDocument();
    expect(fake.calls.filter(({ method }) => method === 'ImportKPIs')).toHaveLength(1);
  });

  it('defines KPIs', async () => {
    const { user } = await chosen('/plans/kpis.csv', 'KPI definitions');
    expect(await screen.findByText('Renewal rate')).toBeInTheDocument();
    const run = await screen.findByRole('button', { name: 'Import 2 rows' });
    await waitFor(() => expect(run).toBeEnabled());
    await user.click(run);
    expect(await screen.findByText('Imported 2 rows.')).toBeInTheDocument();
  });

  it('adds the initiatives of a roadmap', async () => {
    const { user, fake, container } = await chosen('/plans/roadmap.csv', 'Roadmap');
    expect(await screen.findByText('Saved baskets')).toBeInTheDocument();
    expect(screen.getByText('2-3-6')).toBeInTheDocument();
    expect(screen.getByText('Becomes 2 initiatives. Nothing is written yet.')).toBeInTheDocument();
    expect(await violations(container)).toEqual([]);
    const run = await screen.findByRole('button', { name: 'Import 2 rows' });
    await waitFor(() => expect(run).toBeEnabled());
    await user.click(run);
    expect(await screen.findByText('Imported 2 rows.')).toBeInTheDocument();
    expect(fake.calls.filter(({ method }) => method === 'ImportRoadmap')).toHaveLength(1);
  });

  it('reads a check-in sheet back', async () => {
    const { user } = await chosen('/plans/check-ins.csv', 'Check-in sheet');
    expect(await screen.findByText('Filled in on the train')).toBeInTheDocument();
    const run = await screen.findByRole('button', { name: 'Import 1 row' });
    await waitFor(() => expect(run).toBeEnabled());
    await user.click(run);
    await waitFor(() => expect(location.hash).toBe('#/check-ins'));
  });
});
