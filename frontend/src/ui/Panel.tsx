import { ActionIcon } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Hint } from './Hint';
import styles from './Panel.module.css';
import { Spoken } from './Spoken';

interface Props {
  /** What it is, for screen readers. */
  label: string;
  /** A quiet line above the title. */
  above: ReactNode;
  title: string;
  /** What to know at once about the thing. */
  under: ReactNode;
  closeLabel: string;
  /** It can be, or is, all of the screen. */
  page?: { isOpen: boolean; label: string; onToggle: () => void };
  onClose: () => void;
  /** Escape: the person goes back to where the thing was chosen. */
  onBack: () => void;
  children: ReactNode;
}

/** The panel at the right: the head of the chosen thing, and its tabs. */
export function Panel({ label, above, title, under, closeLabel, page, children, ...does }: Props) {
  const panel = useRef<HTMLElement>(null);
  const isPage = page?.isOpen ?? false;
  const Room = isPage ? 'main' : 'aside';
  const Title = isPage ? 'h1' : 'h2';
  // What had the focus went with the sheet.
  useEffect(() => {
    if (isPage) panel.current?.focus();
  }, [isPage]);
  return (
    <Room
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={label}
      data-page={isPage}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) does.onBack();
      }}
    >
      <div className={styles.head}>
        <div className={styles.meta}>
          <span>{above}</span>
          {page && <PageButton {...page} />}
          {!isPage && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={closeLabel}
              onClick={does.onClose}
            >
              <IconX size="1rem" aria-hidden />
            </ActionIcon>
          )}
        </div>
        <Title>{title}</Title>
        <div className={styles.verdict}>{under}</div>
      </div>
      {/* The headings beneath are those of a part. */}
      {isPage && <Spoken as="h2">{label}</Spoken>}
      {children}
    </Room>
  );
}

function PageButton({ isOpen, label, onToggle }: NonNullable<Props['page']>) {
  const Icon = isOpen ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal;
  return (
    <Hint label={label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onToggle}>
        <Icon size="1rem" aria-hidden />
      </ActionIcon>
    </Hint>
  );
}
