import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { scoring } from '~/bridge/roadmapCalls';
import type { Criterion, ModelsPage } from '~/bridge/roadmapTypes';
import { keys } from '~/data/keys';
import { t } from '~/strings/strings';
import styles from './models.module.css';

/** What a formula is taken for while it is typed, or why it cannot be computed. */
export function FormulaSays({ model, text }: { model: string; text: string }) {
  const typed = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: keys.formula(model, typed),
    queryFn: () => scoring.readFormula({ model, text: typed }),
    enabled: typed !== '',
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const said = typed === '' ? undefined : data;
  return (
    <p className={styles.says} role="status" data-refused={Boolean(said?.message) || undefined}>
      {said && (said.message || t('formula.computes', { formula: said.formula }))}
    </p>
  );
}

interface HelpProps {
  page: ModelsPage;
  criteria: readonly Criterion[];
}

/** The names and functions that a formula may use. */
export function FormulaHelp({ page: { names, functions }, criteria }: HelpProps) {
  const own = criteria.map(({ key, name }) => ({ name: key, text: name }));
  return (
    <dl className={styles.help}>
      <dt>{t('formula.names')}</dt>
      <dd>
        {[...own, ...names].map(({ name, text }) => (
          <span key={name}>
            <code>{name}</code> {text}
          </span>
        ))}
      </dd>
      <dt>{t('formula.functions')}</dt>
      <dd>
        {functions.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </dd>
    </dl>
  );
}
