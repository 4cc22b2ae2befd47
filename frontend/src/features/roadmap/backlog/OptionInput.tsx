import { Combobox, useCombobox } from '@mantine/core';
import styles from './backlog.module.css';

/** One of a few values, or a level of a scale. */
export interface Choice {
  /** What is written. */
  value: string;
  label: string;
}

interface Props extends Omit<React.ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string;
  choices: readonly Choice[];
  /** Any number can be typed; the choices only name some. */
  isFree: boolean;
  /** The list lies beside the field in the page: nothing there cuts it off. */
  isInPlace?: boolean;
  onType: (text: string) => void;
  onChoose: (label: string) => void;
}

/**
 * The choice that a typed text means: the whole of its name, or how the name of one alone begins.
 * `isStrict` takes the first that fits where several do.
 */
export function taken(
  choices: readonly Choice[],
  typed: string,
  isStrict: boolean,
): Choice | undefined {
  const wanted = typed.trim().toLowerCase();
  const exact = choices.find(({ label }) => label.toLowerCase() === wanted);
  if (exact) return exact;
  // A number is meant as it is: 1 is not the beginning of 10.
  if (wanted === '' || (!isStrict && !/^\p{L}/u.test(wanted))) return undefined;
  const begun = choices.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  return isStrict || begun.length === 1 ? begun[0] : undefined;
}

/** A field with a small list of what can be chosen, by the arrows or by how its name begins. */
export function OptionInput(props: Props) {
  const { value, choices, isFree, isInPlace, onType, onChoose, onKeyDown, ...input } = props;
  const combobox = useCombobox();
  const wanted = value.trim().toLowerCase();
  const isName = choices.some(({ label }) => label.toLowerCase() === wanted);
  const isLetter = /^\p{L}/u.test(wanted);
  // All of them stand there until a name is being typed.
  const fitting =
    wanted === '' || isName || (isFree && !isLetter)
      ? choices
      : choices.filter(({ label }) => label.toLowerCase().startsWith(wanted));
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={onChoose}
      width={200}
      position="bottom-end"
      shadow="md"
      withinPortal={!isInPlace}
    >
      <Combobox.Target>
        <input
          {...input}
          value={value}
          inputMode={isFree ? 'decimal' : undefined}
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
      <Combobox.Dropdown hidden={fitting.length === 0}>
        <Combobox.Options aria-label={input['aria-label']}>
          {fitting.map((choice) => (
            <Combobox.Option key={choice.value} value={choice.label}>
              <span className={styles.option}>
                {choice.label}
                {isFree && <small>{choice.value}</small>}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
