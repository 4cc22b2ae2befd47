import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { toCairnError } from '~/bridge/errors';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { whenWords } from '~/ui/when';
import { useReturnFocus } from '~/ui/useReturnFocus';
import styles from './DamagedDialog.module.css';
import { newestVerified, useBackups, useRestore } from './useBackups';

interface Props {
  /** What the verification found. */
  message: string;
  onClose: () => void;
}

/** Tells at once that the open plan is damaged: everything typed from now on would be refused. */
export function DamagedDialog({ message, onClose }: Props) {
  useReturnFocus();
  const { today } = usePlan();
  const format = useFormat();
  const { backups } = useBackups();
  const restore = useRestore();
  const [, go] = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const newest = newestVerified(backups);

  const restoreNewest = async () => {
    if (!newest) return;
    setBusy(true);
    try {
      await restore(newest);
      onClose();
    } catch (reason) {
      setFailure(toCairnError(reason).sentence());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('damaged.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={styles.body}>
        <Message title={message}>{t(newest || !backups ? 'damaged.text' : 'damaged.none')}</Message>
        {failure && <Message title={t('backups.failed')}>{failure}</Message>}
        <div className={styles.actions}>
          {newest && (
            <Button data-autofocus loading={busy} onClick={() => void restoreNewest()}>
              {t('damaged.restore', { when: whenWords(newest.at, today, format) })}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => {
              onClose();
              go('/backups');
            }}
          >
            {t('damaged.all')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('damaged.later')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
