import { useMemo } from 'react';
import { objectives } from '~/bridge/calls';
import type { Detail, Kind } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { ExplanationCard } from '~/features/objectives/Explain';
import type { Row } from '~/features/objectives/outline/rows';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { TargetSays } from '~/fields/smart/TargetSays';
import { t } from '~/strings/strings';
import { type Choices, keyResultFields, objectiveFields } from './fields';
import { FedBy } from './FedBy';
import { Ties } from './Ties';
import { Milestones } from './Milestones';
import styles from './panel.module.css';

const kinds: readonly Kind[] = [
  'increase',
  'decrease',
  'at_least',
  'at_most',
  'range',
  'milestones',
  'yes_no',
  'baseline',
];

interface Props {
  row: Row;
  detail: Detail | undefined;
}

/** All fields of the row, and how its number comes about. */
export function DetailsTab({ row, detail }: Props) {
  const { write } = useWrites();
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  const choices = useChoices(row.type === 'objective' ? row.objective.productId : null);
  const fields =
    row.type === 'objective'
      ? objectiveFields(row.objective, choices)
      : keyResultFields(row.keyResult, choices);
  const says = (text: string) => <TargetSays row={row.id} text={text} />;
  return (
    <>
      <div className={fieldStyles.fields}>
        {fields.map((field) => (
          <FieldEditor
            key={`${field.name} ${field.type}`}
            field={field.name === 'target' ? { ...field, says } : field}
            onSave={(text) => write(() => objectives.edit({ id: row.id, field: field.name, text }))}
          />
        ))}
        {row.type === 'key_result' && row.keyResult.kind !== 'milestones' && (
          <FedBy keyResult={row.keyResult} kpis={detail?.kpis ?? []} />
        )}
        {detail && row.type === 'objective' && <Ties detail={detail} />}
      </div>
      {row.type === 'key_result' && row.keyResult.kind === 'milestones' && (
        <Milestones keyResult={row.keyResult} />
      )}
      <section className={styles.section}>
        <ExplanationCard
          heading="h3"
          progress={thing.progress}
          expected={thing.expected}
          explanation={thing.explanation}
        />
      </section>
    </>
  );
}

/** Phases are those of the row's own product. */
function useChoices(product: string | null): Choices {
  const { teams, phases } = usePlan();
  return useMemo(() => {
    // By id: two teams, or the phases of two products, may have one name.
    const named = (list: readonly { id: string; name: string }[]) => [
      { value: '', label: t('field.none') },
      ...list.map(({ id, name }) => ({ value: id, label: name })),
    ];
    return {
      kind: kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
      type: [
        { value: 'committed', label: t('type.committed') },
        { value: 'aspirational', label: t('type.aspirational') },
      ],
      team: named(teams),
      phase: named(phases.filter((phase) => phase.product === product)),
      yesNo: [
        { value: 'yes', label: t('value.yes') },
        { value: 'no', label: t('value.no') },
      ],
    };
  }, [teams, phases, product]);
}
