import { IconPlus } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { kpis as calls } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import styles from './kpis.module.css';

interface Props {
  field: RefObject<HTMLInputElement | null>;
  onAdded: (id: string) => void;
  /** Escape from the empty line. */
  onLeave: () => void;
}

/** The last line of the list: type a name, Enter makes a KPI. */
export function AddKPI({ field, onAdded, onLeave }: Props) {
  const { writeKPI } = useWrites();
  const [name, setName] = useState('');
  const [fault, setFault] = useState('');
  const add = async () => {
    try {
      const { id } = await writeKPI(() => calls.add({ product: '', name }));
      toast({ text: t('kpis.added', { name: name.trim() }) });
      setName((now) => (now === name ? '' : now)); // the next one may be typed by now
      setFault('');
      onAdded(id);
    } catch (reason) {
      setFault(toCairnError(reason).sentence('name'));
    }
  };
  return (
    <>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <label className={styles.add}>
        <IconPlus size="1rem" aria-hidden />
        <input
          ref={field}
          value={name}
          aria-label={t('kpis.add')}
          placeholder={t('kpis.add')}
          aria-invalid={fault !== ''}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') void add();
            if (event.key === 'Escape') {
              if (name === '') onLeave();
              setName('');
              setFault('');
            }
          }}
        />
      </label>
    </>
  );
}
