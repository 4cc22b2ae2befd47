import { memo } from 'react';
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { t, tn } from '~/strings/strings';
import { later } from '~/ui/later';
import { toast } from '~/ui/toast';
import {
  filterFields,
  isFiltered,
  isRearranged,
  isSameView,
  noFilter,
  plainView,
  type View,
} from './view';
import type { ViewState } from './useView';
import styles from '~/ui/view.module.css';
import { useValueWords } from './words';

const SaveView = later(async () => (await import('./SaveView')).SaveView);

interface Props {
  viewing: ViewState;
  fitting: number;
  /** All rows of the cycle. */
  total: number;
  readOnly: boolean;
}

interface Chip {
  words: string;
  drop: Partial<View>;
}

/** Says unmistakably that rows are left out or stand in another order, and takes it back at a click. */
export const InForce = memo(function InForce({ viewing, fitting, total, readOnly }: Props) {
  const { view, change, saved } = viewing;
  const chips = useChips(view);
  if (chips.length === 0) return null;
  const named = saved.find((each) => isSameView(each.view, view));
  return (
    <div className={styles.inForce} role="group" aria-label={t('view.inForce')}>
      {isFiltered(view.filter) && (
        <b role="status">{t('view.fitting', { fitting, rows: tn('objectives.rows', total) })}</b>
      )}
      {chips.map(({ words, drop }) => (
        <span key={words} className={styles.chip}>
          {words}
          <button
            type="button"
            aria-label={t('view.drop', { what: words })}
            onClick={() => change(drop)}
          >
            <IconX size="0.75rem" aria-hidden />
          </button>
        </span>
      ))}
      {isRearranged(view) && !readOnly && <span className={styles.fixed}>{t('view.fixed')}</span>}
      <span className={styles.inForceEnd}>
        {named ? <Remove viewing={viewing} name={named.name} /> : <SaveView viewing={viewing} />}
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => change({ filter: noFilter, group: '', sort: '' })}
        >
          {t(isFiltered(view.filter) ? 'view.clear' : 'view.fixed.back')}
        </Button>
      </span>
    </div>
  );
});

function useChips({ filter, group, sort }: View): Chip[] {
  const words = useValueWords();
  const chips = filterFields
    .filter((field) => filter[field].length > 0)
    .map((field): Chip => {
      const values = filter[field].map((value) => words(field, value)).join(', ');
      return {
        words: t('view.is', { field: t(`view.field.${field}`), values }),
        drop: { filter: { ...filter, [field]: [] } },
      };
    });
  const text = filter.text.trim();
  if (text)
    chips.push({ words: t('view.is.text', { text }), drop: { filter: { ...filter, text: '' } } });
  if (group) {
    const field = t(`view.field.${group}`).toLowerCase();
    chips.push({ words: t('view.is.group', { field }), drop: { group: '' } });
  }
  if (sort) {
    const field = t(`objectives.column.${sort}`).toLowerCase();
    chips.push({ words: t('view.is.sort', { field }), drop: { sort: '' } });
  }
  return chips;
}

function Remove({ viewing, name }: { viewing: ViewState; name: string }) {
  const { saved, remove, restore } = viewing;
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      onClick={() => {
        remove(name);
        toast({
          text: t('view.removed', { name }),
          action: { label: t('action.undo'), run: () => restore(saved) },
        });
      }}
    >
      {t('view.remove')}
    </Button>
  );
}

/** The views that can be shown at a click: all rows, those that need somebody, and the person's own. */
export const ViewTabs = memo(function ViewTabs({
  viewing: { view, show, saved },
  attention,
}: {
  viewing: ViewState;
  attention: View;
}) {
  const { columns } = view;
  const usual = [
    { name: t('view.all'), view: { ...plainView, columns } },
    { name: t('view.attention'), view: { ...attention, columns } },
  ];
  return (
    <div className={styles.views} role="group" aria-label={t('view.views')}>
      {[...usual, ...saved].map((each) => (
        <button
          key={each.name}
          type="button"
          aria-pressed={isSameView(each.view, view)}
          onClick={() => show(each.view)}
        >
          {each.name}
        </button>
      ))}
    </div>
  );
});
