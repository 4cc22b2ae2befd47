import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toCairnError } from '~/bridge/errors';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './board.module.css';
import type { Ask } from './useBoard';

interface Props {
  ask: Ask;
  onAnswer: (text: string) => Promise<void>;
  onClose: () => void;
}

/** Asks why an initiative is dropped, or on which day it shipped. What is refused stays as typed. */
export function AskDialog({ ask: { row, state }, onAnswer, onClose }: Props) {
  const { today } = usePlan();
  const format = useFormat();
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const save = () => {
    onAnswer(text).catch((reason: unknown) =>
      setFault(toCairnError(reason).sentence(state === 'dropped' ? 'reason' : 'shipped')),
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`board.ask.${state}`, { title: row.title })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={styles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          data-autofocus
          label={t(`board.ask.${state}.field`)}
          description={t(`board.ask.${state}.why`)}
          placeholder={state === 'shipped' ? format.date(today, today) : ''}
          value={text}
          error={fault}
          onChange={(event) => {
            setText(event.target.value);
            setFault('');
          }}
        />
        <div>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t(`board.ask.${state}.do`)}</Button>
        </div>
      </form>
    </Modal>
  );
}
