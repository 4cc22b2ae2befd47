import { Modal } from '@mantine/core';
import { t } from '~/strings/strings';
import { useReturnFocus } from '~/ui/useReturnFocus';
import { OpenRefused } from './OpenRefused';
import type { Refusal } from './opening';

/** Why another plan did not open, over the one that stays open. */
export function RefusedDialog({ refusal, onClose }: { refusal: Refusal; onClose: () => void }) {
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(refusal.opening ? 'refused.title' : 'error.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <OpenRefused refusal={refusal} />
    </Modal>
  );
}
