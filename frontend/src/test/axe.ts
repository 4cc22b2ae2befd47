import axe from 'axe-core';

/** What axe finds wrong on the page, in words; contrast needs a real browser and is tested there. */
export async function violations(within: Element = document.body): Promise<string[]> {
  const { violations: found } = await axe.run(within, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
