import { useMemo, useRef, useState } from 'react';
import { objectives } from '~/bridge/calls';
import type { Detail, DriverChoice, Kind } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import { ExplanationCard } from '~/features/objectives/Explain';
import type { Row } from '~/features/objectives/outline/rows';
import { FieldEditor } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { Initiatives } from '~/fields/initiatives/Initiatives';
import { TargetSays } from '~/fields/smart/TargetSays';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { ByHand } from './ByHand';
import { Course } from './Course';
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

const driven = ['', 'key_results', 'children', 'both', 'manual'] as const;
const noChoices: readonly DriverChoice[] = [];

interface Props {
  row: Row;
  detail: Detail | undefined;
}

/** All fields of the row, and how its number comes about. */
export function DetailsTab({ row, detail }: Props) {
  const { write } = useWrites();
  const thing = row.type === 'objective' ? row.objective : row.keyResult;
  const format = useFormat();
  const [isByHand, setByHand] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const choices = useChoices(
    row.type === 'objective' ? row.objective.productId : null,
    detail?.driverChoices ?? noChoices,
    format,
  );
  const fields =
    row.type === 'objective'
      ? objectiveFields(row.objective, choices, format.progress)
      : keyResultFields(row.keyResult, choices);
  const save = async (field: string, text: string) => {
    // What a person sets needs a number and a reason, which are asked for together.
    if (field === 'drivers' && text === 'manual') setByHand(true);
    else await write(() => objectives.edit({ id: row.id, field, text }));
  };
  const says = (text: string) => <TargetSays row={row.id} text={text} />;
  return (
    <>
      <div className={fieldStyles.fields} ref={list}>
        {fields.map((field) => (
          <FieldEditor
            key={`${field.name} ${field.type}`}
            field={field.name === 'target' ? { ...field, says } : field}
            onSave={(text) => save(field.name, text)}
          />
        ))}
        {isByHand && (
          <ByHand
            objective={row.id}
            onDone={() => {
              setByHand(false);
              // The form was asked for by the choice above it.
              list.current?.querySelector<HTMLElement>('[data-field="drivers"] button')?.focus();
            }}
          />
        )}
        {row.type === 'key_result' && row.keyResult.kind !== 'milestones' && (
          <FedBy keyResult={row.keyResult} kpis={detail?.kpis ?? []} />
        )}
        {detail && row.type === 'objective' && <Ties detail={detail} />}
        {row.type === 'key_result' && row.keyResult.running && (
          <Plain
            term={t('panel.field.running')}
            text={t('panel.running', {
              value: format.value(row.keyResult.running.value, row.keyResult.unit),
              label: row.keyResult.running.label,
            })}
          />
        )}
      </div>
      {row.type === 'key_result' && row.keyResult.kind === 'milestones' && (
        <Milestones keyResult={row.keyResult} />
      )}
      {row.type === 'key_result' && detail?.course && (
        <Course way={detail.course} keyResult={row.keyResult} />
      )}
      {detail && (
        <section className={styles.section}>
          <Initiatives goal={row.id} initiatives={detail.initiatives} />
        </section>
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
function useChoices(
  product: string | null,
  gives: readonly DriverChoice[],
  format: Format,
): Choices {
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
      drivers: driven.map((drivenBy) => {
        const drivers = t(`drivers.${drivenBy}`);
        const progress = gives.find((each) => each.drivenBy === drivenBy)?.progress ?? null;
        const listed =
          progress === null
            ? t('drivers.nothing', { drivers })
            : t('drivers.gives', { drivers, progress: format.progress(progress) });
        return { value: drivenBy, label: drivers, ...(drivenBy !== 'manual' && { listed }) };
      }),
      team: named(teams),
      phase: named(phases.filter((phase) => phase.product === product)),
      yesNo: [
        { value: 'yes', label: t('value.yes') },
        { value: 'no', label: t('value.no') },
      ],
    };
  }, [teams, phases, product, gives, format]);
}

function Plain({ term, text }: { term: string; text: string }) {
  return (
    <div className={fieldStyles.fieldRow}>
      <span className={fieldStyles.term}>{term}</span>
      <div className={fieldStyles.value}>{text}</div>
    </div>
  );
}
