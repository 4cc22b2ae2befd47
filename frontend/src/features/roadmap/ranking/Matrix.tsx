import type { ViewProps } from '~/features/roadmap/views';

export function Matrix({ page }: ViewProps) {
  return <p>{page.initiatives.length}</p>;
}
