import type { ViewProps } from '~/features/roadmap/views';

export function Scenarios({ page }: ViewProps) {
  return <p>{page.initiatives.length}</p>;
}
