import type { ViewProps } from '~/features/roadmap/views';
import { later } from '~/ui/later';

const MatrixView = later<ViewProps>(async () => (await import('./MatrixView')).MatrixView);

/** Value against effort; the part that draws charts is read when it is first looked at. */
export function Matrix(props: ViewProps) {
  return <MatrixView {...props} />;
}
