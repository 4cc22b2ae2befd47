import type { ViewProps } from '~/features/roadmap/views';

export function Board({ page }: ViewProps) {
  return <p>{page.initiatives.length}</p>;
}
