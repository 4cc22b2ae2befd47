import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { closing } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Cycle } from '~/bridge/types';
import { useEnding } from '~/data/closing';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { t, tn } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { useReturnFocus } from '~/ui/useReturnFocus';
import { allChoices } from './carry';
import { CarryFields } from './CarryFields';
import styles from './closing.module.css';

interface Props {
  to: Cycle;
  onClose: () => void;
}

/** Begins goals of another cycle anew in this one. */
export function CopyGoals({ to, onClose }: Props) {
  useReturnFocus();
  const { cycles } = usePlan();
  const sources = cycles.filter(({ id, objectives }) => id !== to.id && objectives > 0);
  // The one before it is what people mean most often.
  const before = sources.findLast(({ end }) => end !== null && to.start !== null && end < to.start);
  const [from, setFrom] = useState((before ?? sources[0])?.id ?? '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('copy.title', { cycle: to.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {from === '' ? (
        <p>{t('copy.nothing')}</p>
      ) : (
        <div className={styles.dialog}>
          <Select
            label={t('copy.from')}
            data-autofocus
            data={sources.map(({ id, name }) => ({ value: id, label: name }))}
            value={from}
            allowDeselect={false}
            onChange={(id) => setFrom(id ?? from)}
          />
          <Rows key={from} from={from} to={to} onClose={onClose} />
        </div>
      )}
    </Modal>
  );
}

function Rows({ from, to, onClose }: Props & { from: string }) {
  const { rewrite } = useWrites();
  const { ending } = useEnding(from);
  const [which, setWhich] = useState('all');
  const [choices, setChoices] = useState(allChoices);
  const [error, setError] = useState<CairnError | null>(null);
  const rows = ending?.rows ?? [];
  const missed = rows.filter(
    ({ subject, reached, becomes }) =>
      subject === 'key_result' && !reached && becomes !== 'dropped',
  );
  const copy = async () => {
    try {
      const wanted = which === 'missed' ? missed.map(({ id }) => id) : [];
      const done = await rewrite(() => closing.clone({ from, to: to.id, rows: wanted, choices }));
      offerUndo(tn('copy.copied', done.rows.length));
      onClose();
    } catch (reason) {
      setError(toCairnError(reason));
    }
  };
  return (
    <>
      <Select
        label={t('copy.which')}
        data={[
          { value: 'all', label: t('copy.which.all', { n: rows.length }) },
          ...(missed.length > 0
            ? [{ value: 'missed', label: t('copy.which.missed', { n: missed.length }) }]
            : []),
        ]}
        value={which}
        allowDeselect={false}
        onChange={(value) => setWhich(value ?? 'all')}
      />
      <CarryFields choices={choices} onChoices={setChoices} />
      {error && <Message title={error.sentence('to')} />}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('copy.cancel')}
        </Button>
        <Button onClick={() => void copy()}>{t('copy.copy')}</Button>
      </div>
    </>
  );
}
