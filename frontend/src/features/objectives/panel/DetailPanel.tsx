import { memo } from 'react';
import { useIsPainted } from '~/ui/painted';
import type { Row } from '~/features/objectives/outline/rows';
import { titleOf } from '~/features/objectives/outline/rows';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { later } from '~/ui/later';
import { Panel } from '~/ui/Panel';
import { Status } from '~/ui/Status';
import type { TabbedProps } from './Tabbed';

const Tabbed = later<TabbedProps>(async () => (await import('./Tabbed')).Tabbed);

interface Props extends Omit<TabbedProps, 'row'> {
  row: Row | undefined;
  /** It is all of the screen. */
  isPage: boolean;
  onPage: () => void;
  onClose: () => void;
}

/** Everything about the chosen row. The outline is drawn with every key; this is not. */
export const DetailPanel = memo(function DetailPanel(props: Props) {
  const { row, isPage, onPage, onClose, ...rest } = props;
  const isPainted = useIsPainted();
  return (
    <Panel
      label={t('panel.details')}
      above={row && metaWords(row)}
      title={row ? titleOf(row) : t('panel.nothing.title')}
      under={row ? <Verdict row={row} /> : t('panel.nothing.text')}
      closeLabel={t('panel.close')}
      {...(row && {
        page: {
          isOpen: isPage,
          label: t(isPage ? 'panel.page.back' : 'panel.page'),
          onToggle: onPage,
        },
      })}
      onClose={onClose}
      onBack={rest.onBack}
    >
      {isPainted && row && <Tabbed row={row} {...rest} />}
    </Panel>
  );
});

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
    <>
      <Status status={status} />
      <span>
        {progress !== null && expected !== null
          ? t('panel.verdict', {
              progress: format.progress(progress),
              expected: format.progress(expected),
            })
          : explanation.statusReason.sentence}
      </span>
    </>
  );
}
