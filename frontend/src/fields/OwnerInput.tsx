import { Combobox, useCombobox } from '@mantine/core';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Person } from '~/ui/Person';

interface Props extends Omit<React.ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string;
  onType: (text: string) => void;
  /** A name was chosen from the list. */
  onChoose: (name: string) => void;
}

const shown = 8; // as many as can be read at a glance; typing narrows the rest down

/** A field for an owner: people and teams to choose from, and any other name to add. */
export function OwnerInput({ value, onType, onChoose, onKeyDown, ...input }: Props) {
  const { parties } = usePlan();
  const combobox = useCombobox();
  const wanted = value.trim().toLowerCase();
  const isKnown = parties.some(({ name }) => name.toLowerCase() === wanted);
  const fitting = parties.filter(({ name }) => isKnown || name.toLowerCase().includes(wanted));
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={onChoose}
      width={240}
      position="bottom-start"
      shadow="md"
      withinPortal
    >
      <Combobox.Target>
        <input
          {...input}
          value={value}
          onFocus={() => combobox.openDropdown()}
          onChange={(event) => {
            onType(event.target.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            const choosing = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
            // Enter on a chosen line is the list's; the list sets the arrows to work itself.
            if (event.key !== 'Enter' || !choosing) onKeyDown?.(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={input['aria-label']}>
          {fitting.slice(0, shown).map(({ id, name, team }) => (
            <Combobox.Option key={id} value={name}>
              <Person name={name} team={team} />
            </Combobox.Option>
          ))}
          {wanted !== '' && !isKnown && (
            <Combobox.Option value={value.trim()}>
              {t('objectives.owner.new', { name: value.trim() })}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
