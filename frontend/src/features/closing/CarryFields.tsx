import type { CarryChoices } from '~/bridge/closingTypes';
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
        <label key={field}>
          <input
            type="checkbox"
            checked={choices[field]}
            disabled={readOnly}
            onChange={(event) => onChoices({ ...choices, [field]: event.currentTarget.checked })}
          />
          <span>
            {t(`closing.onward.${field}`)}
            {field === 'fromFinal' && <small>{t('closing.onward.fromFinal.text')}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
