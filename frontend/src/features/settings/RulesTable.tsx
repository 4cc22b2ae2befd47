import type { Severity, SmartLetter, SmartRuleEntry, SmartRules } from '~/bridge/types';
import { InlineField } from '~/fields/FieldEditor';
import { t } from '~/strings/strings';
import { offerUndo } from '~/ui/offerUndo';
import { Spoken } from '~/ui/Spoken';
import { RuleLine } from './RuleLine';
import styles from './SmartRules.module.css';
import { isRuleChanged, type RuleChoices, usual } from './useSmartRules';

const letters: readonly SmartLetter[] = ['S', 'M', 'A', 'R', 'T', 'set'];
const severities: readonly Severity[] = ['warning', 'advice', 'off'];

const word = (severity: Severity) => t(`settings.smart.severity.${severity}`);

interface Props {
  rules: SmartRules;
  readOnly: boolean;
  onSet: RuleChoices['setSeverity'];
}

/** All rules, letter by letter, each with how much it matters here. */
export function RulesTable({ rules: { rules, leftOut }, readOnly, onSet }: Props) {
  return (
    <section aria-labelledby="smart-rules">
      <h2 id="smart-rules">{t('settings.smart.rules')}</h2>
      <table className={styles.table} aria-labelledby="smart-rules">
        <thead>
          <tr>
            <th scope="col">{t('settings.smart.rule')}</th>
            <th scope="col">{t('settings.smart.severity')}</th>
            <th scope="col">
              <Spoken>{t('settings.smart.usual')}</Spoken>
            </th>
          </tr>
        </thead>
        {letters.map((letter) => (
          <tbody key={letter}>
            <tr className={styles.letter}>
              <th colSpan={3} scope="rowgroup">
                {t(letter === 'set' ? 'settings.smart.together' : `smart.letter.${letter}`)}
              </th>
            </tr>
            {rules
              .filter((rule) => rule.letter === letter)
              .map((rule) => (
                <RuleLine
                  key={rule.id}
                  title={rule.title}
                  text={rule.why}
                  isQuiet={rule.chosen === 'off'}
                  usual={rule.chosen === rule.severity ? '' : word(rule.severity)}
                  {...(!readOnly &&
                    isRuleChanged(rule, leftOut) && { onBack: () => onSet(rule, usual) })}
                >
                  <SeverityField rule={rule} onSet={onSet} />
                </RuleLine>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** How much a rule matters: a click opens the choices, in which that of a new plan is marked. */
function SeverityField({ rule, onSet }: { rule: SmartRuleEntry; onSet: Props['onSet'] }) {
  const choices = severities.map((severity) => ({
    value: severity,
    label: word(severity),
    ...(severity === rule.severity && {
      listed: t('settings.smart.severity.usual', { severity: word(severity) }),
    }),
  }));
  return (
    <InlineField
      field={{
        name: 'severities',
        label: rule.title,
        type: 'choice',
        value: rule.chosen,
        choices,
      }}
      onSave={async (text) => {
        await onSet(rule, severities.find((severity) => severity === text) ?? usual);
        offerUndo(t('settings.smart.done', { title: rule.title }));
      }}
    />
  );
}
