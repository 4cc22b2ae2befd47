import type { SmartRules as Rules } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { Message } from '~/ui/Message';
import { Unreadable } from '~/ui/Unreadable';
import { LimitsTable } from './LimitsTable';
import { RulesTable } from './RulesTable';
import styles from './SmartRules.module.css';
import { isLimitChanged, isRuleChanged, titleOfChoice, useSmartRules } from './useSmartRules';

/** How much each rule of SMART matters in this plan, and the numbers that rules turn on. */
export function SmartRules() {
  const { readOnly } = usePlan();
  const { rules, error, again, setSeverity, setLimit } = useSmartRules();
  if (error) {
    return <Unreadable title={t('settings.smart.unreadable')} error={error} onRetry={again} />;
  }
  return (
    <section aria-label={t('settings.section.smart')}>
      <p className={styles.text}>
        {t(readOnly ? 'settings.plan.readOnly' : 'settings.smart.text')}
      </p>
      {rules && (
        <>
          <p className={styles.changed}>{changedWords(rules)}</p>
          <LeftOut rules={rules} readOnly={readOnly} />
          <div className={styles.tables}>
            <RulesTable rules={rules} readOnly={readOnly} onSet={setSeverity} />
            <LimitsTable rules={rules} readOnly={readOnly} onSet={setLimit} />
          </div>
        </>
      )}
    </section>
  );
}

/** How many rules and limits the plan has its own way. */
function changedWords({ rules, limits, leftOut }: Rules): string {
  const ofRules = rules.filter((rule) => isRuleChanged(rule, leftOut)).length;
  const ofLimits = limits.filter((limit) => isLimitChanged(limit, leftOut)).length;
  const words = [
    ofRules > 0 && tn('settings.smart.changed', ofRules),
    ofLimits > 0 && tn('settings.smart.changed.limits', ofLimits),
  ].filter((sentence) => sentence !== false);
  return words.length > 0 ? words.join(' ') : t('settings.smart.asUsual');
}

/** Names the choices in the plan file that do not count, and says how to be rid of them. */
function LeftOut({ rules, readOnly }: { rules: Rules; readOnly: boolean }) {
  if (rules.leftOut.length === 0) return null;
  const names = rules.leftOut
    .map((name) => t('settings.smart.quoted', { name: titleOfChoice(name, rules) }))
    .join(', ');
  return (
    <div className={styles.leftOut}>
      <Message tone="info" title={t('settings.smart.leftOut')}>
        {t('settings.smart.leftOut.text', { names })}{' '}
        {!readOnly && t('settings.smart.leftOut.mend')}
      </Message>
    </div>
  );
}
