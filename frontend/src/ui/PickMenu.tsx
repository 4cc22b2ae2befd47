import { Menu } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '~/strings/strings';
import styles from './PickMenu.module.css';

export interface Option {
  /** Unique in the menu. */
  value: string;
  label: string;
  /** How it looks, where that is more than its label. */
  content?: ReactNode;
}

interface Props {
  /** The button that opens it. */
  children: ReactNode;
  /** What is chosen, for screen readers. */
  label: string;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  options: readonly Option[];
  onPick: (value: string) => void;
  /** Words for taking what was typed and stands in no option; without them nothing new is taken. */
  newWords?: (typed: string) => string;
  onNew?: (typed: string) => void;
}

const many = 7; // options: more are found by typing
const most = 60; // options drawn at once; typing narrows the rest down

/** A button whose menu offers values; a long list is searched by typing. */
export function PickMenu(props: Props) {
  const { children, label, opened, onOpened, options, onPick, newWords, onNew } = props;
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const fitting = options.filter(({ label: words }) =>
    words.toLowerCase().includes(wanted.toLowerCase()),
  );
  const isNew =
    wanted !== '' &&
    newWords !== undefined &&
    !options.some(({ label: words }) => words.toLowerCase() === wanted.toLowerCase());
  const menu = useRef<HTMLDivElement>(null);
  // Enter takes the first of what fits; the arrows go on from there.
  useEffect(() => {
    if (wanted === '') return;
    menu.current?.querySelector('[data-menu-item]')?.setAttribute('data-menu-active', 'true');
  }, [wanted]);
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      position="top-start"
      width={260}
      withinPortal={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown ref={menu} aria-label={label} className={styles.menu ?? ''}>
        {(options.length > many || newWords) && (
          <Menu.Search
            placeholder={label}
            aria-label={label}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onOpened(false);
            }}
          />
        )}
        {fitting.slice(0, most).map(({ value, label: words, content }) => (
          <Menu.Item key={value} onClick={() => onPick(value)}>
            {content ?? words}
          </Menu.Item>
        ))}
        {isNew && <Menu.Item onClick={() => onNew?.(wanted)}>{newWords(wanted)}</Menu.Item>}
        {fitting.length === 0 && !isNew && <p className={styles.nothing}>{t('pick.nothing')}</p>}
      </Menu.Dropdown>
    </Menu>
  );
}
