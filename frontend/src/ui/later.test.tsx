import { screen, waitFor } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { renderPart } from '~/test/render';
import { later } from './later';

class Fallible extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (!this.state.failed) return this.props.children;
    return <button onClick={() => this.setState({ failed: false })}>Try again</button>;
  }
}

it('a part that could not be read is read when it is tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = vi
    .fn<() => Promise<() => ReactNode>>()
    .mockRejectedValueOnce(new Error('gone'))
    .mockResolvedValue(() => <p>Here</p>);
  const Part = later(load);
  const { user } = renderPart(
    <Fallible>
      <Part />
    </Fallible>,
  );
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getByText('Here')).toBeInTheDocument());
  expect(load).toHaveBeenCalledTimes(2);
});
