import { Combobox, useCombobox } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { UnderstoodPart } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Person } from '~/ui/Person';
import { beginOfOwner, piecesOf } from './line';
import styles from './line.module.css';

interface Props extends Omit<React.ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string;
  onType: (text: string) => void;
  /** What of the text is understood; places in characters. */
  parts: readonly UnderstoodPart[];
}

const shown = 8; // as many as can be read at a glance; typing narrows the rest down

/** A field for one line: what is understood is marked, and @ offers people and teams. */
export function LineField({ value, onType, parts, ref, onKeyDown, onBlur, ...input }: Props) {
  const { parties } = usePlan();
  const combobox = useCombobox();
  const field = useRef<HTMLInputElement>(null);
  const merged = useMergedRef(ref, field);
  const [scrolled, setScrolled] = useState(0);
  // Where the name that is being typed behind an @ begins and ends so far; null where none is.
  const [asked, setAsked] = useState<{ begin: number; end: number } | null>(null);
  // A line that was sent leaves its field, and what was asked for with it.
  const isAsked = asked !== null && beginOfOwner(value, asked.end) === asked.begin;
  const wanted = isAsked ? value.slice(asked.begin, asked.end).toLowerCase() : null;
  const fitting =
    wanted === null ? [] : parties.filter(({ name }) => name.toLowerCase().includes(wanted));

  const look = () => {
    const at = field.current?.selectionStart ?? 0;
    const begin = beginOfOwner(field.current?.value ?? '', at);
    setAsked(begin < 0 ? null : { begin, end: at });
    if (begin >= 0) combobox.openDropdown();
    else combobox.closeDropdown();
    combobox.resetSelectedOption();
  };
  const choose = (name: string) => {
    if (!asked) return;
    const before = `${value.slice(0, asked.begin)}${name} `;
    onType(before + value.slice(asked.end).trimStart());
    setAsked(null);
    combobox.closeDropdown();
    // The field takes its new text first.
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={260}
      position="top-start"
      shadow="md"
      withinPortal
    >
      <span className={styles.field}>
        <span className={styles.marked} aria-hidden="true">
          <span style={{ transform: `translateX(${-scrolled}px)` }}>
            {piecesOf(value, parts).map(({ text, isPart }, at) =>
              isPart ? <mark key={at}>{text}</mark> : text,
            )}
          </span>
        </span>
        <Combobox.Target>
          <input
            {...input}
            ref={merged}
            value={value}
            spellCheck={false}
            onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
            onChange={(event) => {
              onType(event.target.value);
              look();
            }}
            onBlur={(event) => {
              setAsked(null);
              combobox.closeDropdown();
              onBlur?.(event);
            }}
            onKeyDown={(event) => {
              const isOffering = combobox.dropdownOpened && fitting.length > 0;
              if (isOffering && event.key === 'Escape') {
                event.preventDefault();
                setAsked(null);
                combobox.closeDropdown();
              } else if (!(isOffering && ['Enter', 'Tab'].includes(event.key) && pick(event)))
                onKeyDown?.(event);
            }}
          />
        </Combobox.Target>
      </span>
      <Combobox.Dropdown hidden={fitting.length === 0}>
        <Combobox.Options aria-label={t('objectives.quickAdd.parties')}>
          {fitting.slice(0, shown).map(({ id, name, team }) => (
            <Combobox.Option key={id} value={name}>
              <Person name={name} team={team} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );

  /** Takes the chosen name; Tab takes the first where none is chosen. Says whether it took one. */
  function pick(event: React.KeyboardEvent): boolean {
    const at = combobox.getSelectedOptionIndex();
    // Enter on a chosen line is the list's own.
    if (at >= 0 && event.key === 'Enter') return true;
    const name = fitting[Math.max(at, 0)]?.name;
    if (event.key !== 'Tab' || name === undefined) return false;
    event.preventDefault();
    choose(name);
    return true;
  }
}
