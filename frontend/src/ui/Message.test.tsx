import { expect, test } from 'vitest';
import { violations } from '~/test/axe';
import { renderPart } from '~/test/render';
import { Message } from './Message';

test('a message right under the title of a screen skips no level of headings', async () => {
  const { container } = renderPart(
    <main>
      <h1>Import goals.csv</h1>
      <Message title="This file cannot be read">Choose another one.</Message>
    </main>,
  );
  expect(await violations(container)).toEqual([]);
});
