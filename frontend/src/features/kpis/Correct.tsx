import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { kpis as calls } from '~/bridge/calls';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Measurement } from '~/bridge/types';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './panel.module.css';

interface Props {
  measurement: Measurement;
  ratio: boolean;
  onDone: () => void;
}

/** The correction of a value, which asks for the reason. */
export function Correct({ measurement, ratio, onDone }: Props) {
  const { writeKPI } = useWrites();
  const format = useFormat();
  const { id, value, numerator, denominator, note, label } = measurement;
  const text = (number: number | null) => (number === null ? '' : format.plain(number));
  const [typed, setTyped] = useState({
    value: text(value),
    numerator: text(numerator),
    denominator: text(denominator),
    note,
    why: '',
  });
  const [error, setError] = useState<CairnError | null>(null);
  const save = async () => {
    try {
      await writeKPI(() => calls.correct({ id, ...typed }));
      onDone();
    } catch (reason) {
      setError(toCairnError(reason));
    }
  };
  const input = (name: keyof typeof typed) => ({
    label: t(`values.${name}`),
    value: typed[name],
    error: error?.fields.find(({ field }) => field === name)?.message ?? null,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      className={styles.correct}
      data-ratio={ratio}
      aria-label={t('values.correct', { label })}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
    >
      {ratio && <TextInput {...input('numerator')} />}
      {ratio && <TextInput {...input('denominator')} />}
      <TextInput {...input('value')} autoFocus />
      <TextInput {...input('note')} />
      <TextInput {...input('why')} />
      {error && error.fields.length === 0 && (
        <p className={styles.finding} role="alert">
          {error.sentence()}
        </p>
      )}
      <div>
        <Button type="submit" variant="default">
          {t('values.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
