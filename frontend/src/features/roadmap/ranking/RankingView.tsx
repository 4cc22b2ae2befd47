import type { ViewProps } from '~/features/roadmap/views';

export function RankingView({ page }: ViewProps) {
  return <p>{page.initiatives.length}</p>;
}
