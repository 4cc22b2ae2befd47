import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '~/strings/strings';
import { Keys } from './Keys';
import { sentenceOf } from './sentence';
import styles from './toast.module.css';

interface Toast {
  text: string;
  /** What can be done about it, such as Undo. */
  action?: { label: string; caps?: readonly string[]; run: () => void };
  tone?: 'danger';
}

let made = 0;
let isOffering = false; // whether the latest toast has a button
const shownFor = 8000; // ms: long enough to read and to reach the button

/** Says what was done, in the status bar, for eight seconds. Screen readers hear it. */
export function toast({ text, action, tone }: Toast): void {
  const id = `toast-${(made += 1)}`;
  isOffering = action !== undefined;
  notifications.clean();
  notifications.show({
    id,
    autoClose: shownFor,
    withCloseButton: !action,
    closeButtonProps: { 'aria-label': t('action.close') },
    className: styles.toast ?? '',
    // What is no alarm is said politely by the live region around it (see App); the toast is a place
    // that whoever cannot see it can go to, for its button.
    ...(tone === 'danger' ? { role: 'alert' } : { role: 'region', 'aria-label': t('toast.label') }),
    message: (
      <div className={styles.line} data-tone={tone} data-offer={isOffering || undefined}>
        <span title={text}>{text}</span>
        {action && (
          <Button
            variant="default"
            size="compact-xs"
            rightSection={action.caps && <Keys caps={action.caps} />}
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </div>
    ),
  });
}

/** Takes away what a toast offers about a step that is no longer the last one. */
export function retireOffer(): void {
  if (isOffering) notifications.clean();
  isOffering = false;
}

/** Says why something was refused, where no field stands for the sentence. */
export function refused(reason: unknown): void {
  toast({ text: sentenceOf(reason), tone: 'danger' });
}

/** Waits for what nothing else on the screen waits for, and says why it failed. */
export function attempt(work: Promise<unknown>): void {
  work.catch(refused);
}
