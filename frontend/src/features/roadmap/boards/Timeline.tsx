import type { ViewProps } from '~/features/roadmap/views';

export function Timeline({ page }: ViewProps) {
  return <p>{page.initiatives.length}</p>;
}
