import { Combobox, useCombobox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { t } from '~/strings/strings';
import fieldStyles from './field.module.css';

/** One line of what was found. */
export interface Found {
  id: string;
  title: string;
  /** Where it is, where that has to be said; "" else. */
  where: string;
}

/** What a field for finding is given by what opens it. */
export interface FindingProps {
  label: string;
  faultId: string | undefined;
  /** "" is none. */
  onChoose: (id: string) => void;
  /** Ended without a choice, by the key or by going elsewhere. */
  onEnd: (isByKey: boolean) => void;
}

interface Props extends FindingProps {
  hint: string;
  typed: string;
  onType: (text: string) => void;
  /** What fits what was typed. */
  found: readonly Found[];
  /** Words for choosing none, where that can be. */
  none?: string;
}

const most = 8; // as many as can be read at a glance; typing narrows the rest down

/** A field that finds a thing by words of its title. */
export function FindInput({ label, hint, typed, onType, found, none, faultId, ...does }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ defaultOpened: true });
  useEffect(() => input.current?.focus(), []);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={does.onChoose}
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
          placeholder={hint}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => does.onEnd(false)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            // Enter is the list's; without a chosen line it would be that of the button behind.
            if (event.key === 'Enter') event.preventDefault();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            does.onEnd(true);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label}>
          {none !== undefined && typed === '' && <Combobox.Option value="">{none}</Combobox.Option>}
          {found.slice(0, most).map(({ id, title, where }) => (
            <Combobox.Option key={id} value={id}>
              {title} {where && <span className={fieldStyles.term}>{where}</span>}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('pick.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
