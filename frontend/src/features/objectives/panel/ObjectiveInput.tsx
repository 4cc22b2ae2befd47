import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useCycle } from '~/data/cycle';
import { useHits } from '~/data/find';
import { useOutline } from '~/data/plan';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';

interface Props {
  label: string;
  /** Those that cannot be chosen. */
  without: readonly string[];
  /** Words for choosing none, where that can be. */
  none?: string;
  faultId: string | undefined;
  /** "" is none. */
  onChoose: (id: string) => void;
  /** Ended without a choice, by the key or by going elsewhere. */
  onEnd: (isByKey: boolean) => void;
}

const most = 8; // as many as can be read at a glance; typing narrows the rest down

/** A field that finds an objective of any cycle by words of its title; at first it offers the cycle's own. */
export function ObjectiveInput({ label, without, none, faultId, onChoose, onEnd }: Props) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ defaultOpened: true });
  const fitting = useFitting(typed).filter(({ id }) => !without.includes(id));
  useEffect(() => input.current?.focus(), []);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={onChoose}
      width={280}
      position="bottom-start"
      shadow="md"
      withinPortal
    >
      <Combobox.Target>
        <input
          ref={input}
          className={fieldStyles.input}
          aria-label={label}
          aria-invalid={faultId !== undefined}
          aria-describedby={faultId}
          placeholder={t('panel.ties.hint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => onEnd(false)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            // Enter is the list's; without a chosen line it would be that of the button behind.
            if (event.key === 'Enter') event.preventDefault();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onEnd(true);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options>
          {none !== undefined && typed === '' && <Combobox.Option value="">{none}</Combobox.Option>}
          {fitting.slice(0, most).map(({ id, title, where }) => (
            <Combobox.Option key={id} value={id}>
              {title} {where && <span className={fieldStyles.term}>{where}</span>}
            </Combobox.Option>
          ))}
          {fitting.length === 0 && <Combobox.Empty>{t('pick.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Objectives of the shown cycle, or those of any cycle in whose texts the words stand. */
function useFitting(typed: string): { id: string; title: string; where: string }[] {
  const { cycle } = useCycle();
  const { outline } = useOutline(cycle?.id ?? '');
  const hits = useHits(typed);
  if (hits)
    return hits.hits
      .filter(({ subject }) => subject === 'objective')
      .map(({ id, title, cycleId, where }) => ({
        id,
        title,
        where: cycleId === cycle?.id ? '' : where,
      }));
  return (outline?.objectives ?? []).map(({ id, title, order }) => ({
    id,
    title: `${order} ${title}`,
    where: '',
  }));
}
