import { type ComponentType, lazy, Suspense, useState } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that is read from the disk when it is first shown, or once the first screen
 * stands, and not before.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let ready: ComponentType<Props> | undefined;
  const read = async () => ({ default: (ready = await load()) });
  waiting.push(read);
  const Awaited = lazy(read);
  return function Later(props: Props) {
    // What has been read needs no boundary: React would hold it back for a third of a second.
    const [Ready] = useState(() => ready);
    if (Ready) return <Ready {...props} />;
    return (
      <Suspense>
        <Awaited {...props} />
      </Suspense>
    );
  };
}

/** Reads all of these parts, so that the first look at one is as quick as the next. */
export async function readAhead(): Promise<void> {
  for (const read of waiting.splice(0)) await read();
}
