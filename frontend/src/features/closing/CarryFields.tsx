import { Checkbox } from '@mantine/core';
import type { CarryChoices } from '~/bridge/types';
import { t } from '~/strings/strings';
import styles from './closing.module.css';

const fields = ['fromFinal', 'owners', 'notes', 'tags', 'milestones'] as const;

interface Props {
  choices: CarryChoices;
  onChoices: (choices: CarryChoices) => void;
  readOnly?: boolean;
}

/** What of a goal goes along with it into another cycle. */
export function CarryFields({ choices, onChoices, readOnly = false }: Props) {
  return (
    <div className={styles.choices}>
      {fields.map((field) => (
        <Checkbox
          key={field}
          label={t(`closing.onward.${field}`)}
          {...(field === 'fromFinal' && { description: t('closing.onward.fromFinal.text') })}
          checked={choices[field]}
          disabled={readOnly}
          onChange={(event) => onChoices({ ...choices, [field]: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}
