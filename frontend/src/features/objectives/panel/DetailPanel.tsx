import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useIsPainted } from '~/data/painted';
import type { Row } from '~/features/objectives/outline/rows';
import { titleOf } from '~/features/objectives/outline/rows';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { later } from '~/ui/later';
import { Status } from '~/ui/Status';
import styles from './panel.module.css';
import type { TabbedProps } from './Tabbed';

const Tabbed = later<TabbedProps>(async () => (await import('./Tabbed')).Tabbed);

interface Props extends Omit<TabbedProps, 'row'> {
  row: Row | undefined;
  onClose: () => void;
}

/** Everything about the chosen row. */
export function DetailPanel({ row, onClose, ...rest }: Props) {
  const isPainted = useIsPainted();
  return (
    <aside
      className={styles.panel}
      aria-label={t('panel.details')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) rest.onBack();
      }}
    >
      <Head row={row} onClose={onClose} />
      {isPainted && row && <Tabbed row={row} {...rest} />}
    </aside>
  );
}

function Head({ row, onClose }: Pick<Props, 'row' | 'onClose'>) {
  return (
    <div className={styles.head}>
      <div className={styles.meta}>
        <span>{row && metaWords(row)}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('panel.close')}
          onClick={onClose}
        >
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      </div>
      {row ? (
        <>
          <h2>{titleOf(row)}</h2>
          <Verdict row={row} />
        </>
      ) : (
        <>
          <h2>{t('panel.nothing.title')}</h2>
          <p className={styles.quiet}>{t('panel.nothing.text')}</p>
        </>
      )}
    </div>
  );
}

function metaWords(row: Row): string {
  if (row.type === 'objective')
    return t('panel.of.objective', { number: `O${row.objective.order}` });
  const number = row.keyResult.order;
  const parent = number.slice(0, Math.max(0, number.lastIndexOf('.')));
  return parent
    ? t('panel.of.keyResultOf', { number, parent })
    : t('panel.of.keyResult', { number });
}

function Verdict({ row }: { row: Row }) {
  const format = useFormat();
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  const status = row.type === 'objective' ? row.objective.worstStatus : row.keyResult.status;
  const { progress, expected, explanation } = thing;
  return (
    <div className={styles.verdict}>
      <Status status={status} />
      <span>
        {progress !== null && expected !== null
          ? t('panel.verdict', {
              progress: format.progress(progress),
              expected: format.progress(expected),
            })
          : explanation.statusReason.sentence}
      </span>
    </div>
  );
}
