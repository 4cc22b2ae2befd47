import { t } from '~/strings/strings';
import styles from './Status.module.css';
import { statusShapes } from './statusShapes';

export type StatusName = 'achieved' | 'on_track' | 'behind' | 'at_risk' | 'stale' | 'not_started';

/** Attributes as React writes them: strokeWidth for stroke-width. */
function inReact(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

// Made once: an outline draws hundreds of them.
const shapes = Object.fromEntries(
  Object.entries(statusShapes).map(([status, marks]) => [
    status,
    marks.map(({ tag: Tag, attributes, as }, nth) => (
      <Tag
        key={nth}
        {...inReact(attributes)}
        {...(as === 'fill' ? { fill: 'currentColor' } : { className: styles[as] })}
      />
    )),
  ]),
) as unknown as Record<StatusName, React.ReactNode>;

/** The shape of a status. It never stands without its word. */
export function StatusIcon({ status }: { status: StatusName }) {
  return (
    <svg className={styles.icon} data-status={status} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[status]}
    </svg>
  );
}

/** Shape and word of a status, or another word beside its shape. */
export function Status({ status, word }: { status: StatusName; word?: string }) {
  return (
    <span className={styles.status} data-status={status}>
      <StatusIcon status={status} />
      <span>{word ?? t(`status.${status}`)}</span>
    </span>
  );
}
