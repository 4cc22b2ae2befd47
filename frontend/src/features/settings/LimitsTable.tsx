import { CairnError, toCairnError } from '~/bridge/errors';
import type { SmartLimit, SmartRules } from '~/bridge/types';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { Spoken } from '~/ui/Spoken';
import { RuleLine } from './RuleLine';
import styles from './SmartRules.module.css';
import { isLimitChanged, type RuleChoices, usual } from './useSmartRules';

interface Props {
  rules: SmartRules;
  readOnly: boolean;
  onSet: RuleChoices['setLimit'];
}

/** The numbers that rules turn on. */
export function LimitsTable({ rules: { rules, limits, leftOut }, readOnly, onSet }: Props) {
  const format = useFormat();
  const titles = (ids: readonly string[]) =>
    rules
      .filter(({ id }) => ids.includes(id))
      .map(({ title }) => title)
      .join('; ');
  return (
    <section aria-labelledby="smart-limits">
      <h2 id="smart-limits">{t('settings.smart.limits')}</h2>
      <p className={styles.text}>{t('settings.smart.limits.text')}</p>
      <table className={styles.table} aria-labelledby="smart-limits">
        <thead>
          <tr>
            <th scope="col">{t('settings.smart.limit')}</th>
            <th scope="col">{t('settings.smart.severity')}</th>
            <th scope="col">
              <Spoken>{t('settings.smart.usual')}</Spoken>
            </th>
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <RuleLine
              key={limit.name}
              title={limit.title}
              text={titles(limit.rules)}
              usual={format.value(shown(limit, limit.default), unitOf(limit))}
              {...(!readOnly &&
                isLimitChanged(limit, leftOut) && { onBack: () => onSet(limit, usual) })}
            >
              <LimitField limit={limit} onSet={onSet} />
            </RuleLine>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LimitField({ limit, onSet }: { limit: SmartLimit; onSet: Props['onSet'] }) {
  const unit = unitOf(limit);
  return (
    <InlineField
      field={{
        name: limit.name,
        label: unit === '' ? limit.title : t('field.unit', { label: limit.title, unit }),
        type: 'number',
        unit,
        value: shown(limit, limit.value),
      }}
      onSave={async (text) => {
        try {
          await onSet(limit, asTyped(limit, text));
        } catch (reason) {
          throw inPercent(limit, toCairnError(reason));
        }
        offerUndo(t('settings.smart.done', { title: limit.title }));
      }}
    />
  );
}

/** A share is kept as a part of 1, and shown and typed in percent. */
function shown({ share }: SmartLimit, value: number): number {
  return share ? value * 100 : value;
}

function unitOf({ whole, share, most }: SmartLimit): string {
  if (share) return '%';
  return whole ? '' : t('settings.smart.outOf', { most });
}

function asTyped({ share }: SmartLimit, text: string): string {
  return share && /[\d.,]\s*$/.test(text) ? `${text.trim()}%` : text;
}

/** The range of a share is refused in percent too. */
function inPercent(limit: SmartLimit, error: CairnError): CairnError {
  if (!limit.share) return error;
  const message = t('settings.smart.percent.range', {
    least: shown(limit, limit.least),
    most: shown(limit, limit.most),
  });
  const fields = error.fields.map((fault) =>
    fault.code === 'out_of_range' ? { ...fault, message } : fault,
  );
  return new CairnError(error.code, error.message, fields, error.params);
}
