import { Button, Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './view.module.css';

export interface TriggerProps {
  label: string;
  icon: ReactNode;
  /** It changes what is shown just now. */
  isOn: boolean;
}

/** The look of a button that says how rows are shown; in a narrow sheet the sign alone. */
export function viewTrigger({ label, icon, isOn }: TriggerProps) {
  return {
    variant: isOn ? 'light' : 'subtle',
    color: isOn ? 'heather' : 'gray',
    className: styles.trigger ?? '',
    'aria-label': label,
    title: label,
    leftSection: icon,
    children: <span className={styles.triggerWords}>{label}</span>,
  };
}

interface Props<Value extends string> extends TriggerProps {
  value: Value | '';
  none: string;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value | '') => void;
}

/** A button whose menu chooses one of several values, or none. */
export function ViewChoice<Value extends string>(props: Props<Value>) {
  const { value, none, options, onChoose } = props;
  return (
    <Menu position="bottom-start" withinPortal={false} width={240}>
      <Menu.Target>
        <Button {...viewTrigger(props)} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={value}
          onChange={(next) => onChoose(options.find((each) => each.value === next)?.value ?? '')}
        >
          {[{ value: '', label: none }, ...options].map((each) => (
            <Menu.RadioItem
              key={each.value}
              value={each.value}
              closeMenuOnClick
              checkIcon={<IconCheck size="0.875rem" aria-hidden />}
            >
              {each.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
