import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '~/strings/strings';

interface Props<Row> {
  rows: readonly Row[];
  /** How many stand there before more are asked for. */
  first: number;
  className?: string | undefined;
  draw: (row: Row) => ReactNode;
}

/** A list that begins short: what is at its end is looked up seldom. */
export function More<Row>({ rows, first, className, draw }: Props<Row>) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, first);
  return (
    <>
      {shown.length > 0 && <ul className={className}>{shown.map(draw)}</ul>}
      {shown.length < rows.length && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setWhole(true)}>
          {t('reviews.more', { n: rows.length - shown.length })}
        </Button>
      )}
    </>
  );
}
