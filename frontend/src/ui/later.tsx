import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useIsPainted } from './painted';

const waiting: (() => Promise<unknown>)[] = [];

/** The styles of what is not drawn first: every part waits for them. */
const styles = () => import('~/ui/theme/later.css');

/** A component that is read when it is needed; `read` does so beforehand. */
export type LaterComponent<Props> = ComponentType<Props> & { read: () => Promise<unknown> };

/**
 * A part of the page that is read from the disk when it is first shown, or once the first screen
 * stands, and not before. `Before` stands in its place until then; without one, nothing does.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Before?: ComponentType<Props>,
): LaterComponent<Props> {
  let ready: ComponentType<Props> | undefined;
  const read = async () => {
    try {
      const [part] = await Promise.all([load(), styles()]);
      ready = part;
      return { default: part };
    } catch (reason) {
      // React remembers a failure for good; who tries again gets another try.
      Awaited = lazy(read);
      throw reason;
    }
  };
  waiting.push(read);
  let Awaited = lazy(read);
  function Later(props: Props) {
    const isPainted = useIsPainted();
    // What has been read needs no boundary: React would hold it back for a third of a second.
    const [Ready] = useState(() => ready);
    if (Ready) return <Ready {...props} />;
    if (Before && !isPainted) return <Before {...props} />;
    return (
      <Suspense fallback={Before && <Before {...props} />}>
        <Awaited {...props} />
      </Suspense>
    );
  }
  return Object.assign(Later, { read });
}

/** Reads all of these parts, so that the first look at one is as quick as the next. */
export async function readAhead(): Promise<void> {
  // What cannot be read now says so where it is shown.
  for (const read of waiting.splice(0)) await read().catch(() => undefined);
}
