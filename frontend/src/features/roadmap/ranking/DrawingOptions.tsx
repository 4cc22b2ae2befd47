import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import styles from './foot.module.css';
import type { Drawing } from './useRankingQuery';

interface Props {
  drawing: Drawing;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (next: Drawing) => void;
}

const limits: Record<keyof Drawing, { low: number; high: number }> = {
  top: { low: 1, high: 10_000 },
  seed: { low: 1, high: 2 ** 31 - 1 },
  draws: { low: 100, high: 100_000 },
};

/** Asks how the rankings are drawn: of how many the top is, from which seed, how often. */
export function DrawingOptions({ drawing, isOpen, onOpen, onChange }: Props) {
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      position="top-start"
      width={280}
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button variant="default" size="compact-sm" onClick={() => onOpen(!isOpen)}>
          {t('ranking.options')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ranking.options')}>
        <div className={styles.options}>
          {(['top', 'seed', 'draws'] as const).map((name) => (
            <WholeNumber
              key={name}
              name={name}
              value={drawing[name]}
              onChange={(value) => onChange({ ...drawing, [name]: value })}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface NumberProps {
  name: keyof Drawing;
  value: number;
  onChange: (value: number) => void;
}

function WholeNumber({ name, value, onChange }: NumberProps) {
  const format = useFormat();
  const [text, setText] = useState(value === 0 ? '' : String(value));
  const [isRefused, setRefused] = useState(false);
  const { low, high } = limits[name];
  const save = () => {
    const plain = text.replace(/[\s.,]/g, '');
    const number = Number(plain);
    const isFit = plain === '' || (/^\d+$/.test(plain) && number >= low && number <= high);
    setRefused(!isFit);
    if (isFit && number !== value) onChange(number);
  };
  return (
    <TextInput
      {...(name === 'top' && { 'data-autofocus': true })}
      label={t(`ranking.options.${name}`)}
      description={t(`ranking.options.${name}.text`)}
      inputMode="numeric"
      value={text}
      error={
        isRefused &&
        t('ranking.options.number', { low: format.number(low), high: format.number(high) })
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
      }}
    />
  );
}
