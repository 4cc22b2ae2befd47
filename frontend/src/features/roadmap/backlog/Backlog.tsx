import type { ViewProps } from '~/features/roadmap/views';

export function Backlog({ page }: ViewProps) {
  return <p>{page.initiatives.length}</p>;
}
