import { useRef } from 'react';
import type { Model } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { useBegin } from '~/ui/useBegin';
import { type Column, criterionIn, titleOf } from './columns';
import { levelsOf } from './levels';
import { OptionInput, taken } from './OptionInput';
import styles from './RateBar.module.css';

interface Props {
  model: Model;
  column: Column;
  text: string;
  /** Where the sentence of a refusal stands; undefined without one. */
  faultId: string | undefined;
  onType: (text: string) => void;
  onSave: (text: string) => void;
}

/** The number, the range or the level that rows are given alike. Enter gives it, not leaving the field. */
export function RateInput({ model, column, text, faultId, onType, onSave }: Props) {
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const criterion = criterionIn(model, column);
  const choices = criterion ? levelsOf(criterion, format) : [];
  const isWords = model.method === 'moscow' && criterion !== undefined;
  const save = (typed: string) => onSave(taken(choices, typed, isWords)?.value ?? typed);
  useBegin(input, true, () => undefined);
  const field = {
    ref: input,
    className: styles.input,
    value: text,
    'aria-label': titleOf(column, model),
    'aria-invalid': faultId !== undefined,
    'aria-describedby': faultId,
    placeholder: criterion?.scale || t('estimate.hint'),
    autoComplete: 'off',
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      save(text);
    },
  };
  if (choices.length === 0) {
    return (
      <input {...field} inputMode="decimal" onChange={(event) => onType(event.target.value)} />
    );
  }
  return (
    <OptionInput
      {...field}
      isInPlace
      choices={choices}
      isFree={!isWords}
      onType={onType}
      onChoose={save}
    />
  );
}
