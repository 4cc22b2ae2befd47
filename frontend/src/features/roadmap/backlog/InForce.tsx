import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Model } from '~/bridge/roadmapTypes';
import { t, tn } from '~/strings/strings';
import styles from '~/ui/view.module.css';
import { sortIn } from './arrange';
import { type Column, titleOf } from './columns';
import { valueWords } from './values';
import { type BacklogView, filterFields, isFiltered, noFilter, type ViewState } from './view';

interface Props {
  viewing: ViewState;
  model: Model;
  names: ReadonlyMap<string, string>;
  fitting: number;
  total: number;
  readOnly: boolean;
}

interface Chip {
  words: string;
  drop: Partial<BacklogView>;
}

/** Says unmistakably that rows are left out or stand in another order, and takes it back at a click. */
export function InForce({ viewing, model, names, fitting, total, readOnly }: Props) {
  const { view, change } = viewing;
  const chips = chipsOf(view, model, names);
  if (chips.length === 0) return null;
  const isMoved = view.group !== '' || sortIn(view.sort, model) !== null;
  return (
    <div className={styles.inForce} role="group" aria-label={t('view.inForce')}>
      {isFiltered(view.filter) && (
        <b role="status">{t('view.fitting', { fitting, rows: tn('backlog.count', total) })}</b>
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
      {isMoved && !readOnly && <span className={styles.fixed}>{t('view.fixed')}</span>}
      <span className={styles.inForceEnd}>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => change({ filter: noFilter, group: '', sort: null })}
        >
          {t(isFiltered(view.filter) ? 'view.clear' : 'backlog.sort.none')}
        </Button>
      </span>
    </div>
  );
}

function chipsOf(view: BacklogView, model: Model, names: ReadonlyMap<string, string>): Chip[] {
  const { filter, group } = view;
  const chips = filterFields
    .filter((field) => filter[field].length > 0)
    .map((field): Chip => {
      const values = filter[field].map((value) => valueWords(field, value, names)).join(', ');
      return {
        words: t('view.is', { field: t(`backlog.field.${field}`), values }),
        drop: { filter: { ...filter, [field]: [] } },
      };
    });
  const text = filter.text.trim();
  if (text)
    chips.push({ words: t('view.is.text', { text }), drop: { filter: { ...filter, text: '' } } });
  if (group) {
    const field = t(`backlog.column.${group}`).toLowerCase();
    chips.push({ words: t('view.is.group', { field }), drop: { group: '' } });
  }
  const sort = sortIn(view.sort, model);
  if (sort) {
    const field = titleOf(sort.column as Column, model);
    chips.push({ words: t('view.is.sort', { field }), drop: { sort: null } });
  }
  return chips;
}
