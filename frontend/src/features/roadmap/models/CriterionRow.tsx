import { ActionIcon } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { scoring } from '~/bridge/roadmapCalls';
import type { Criterion } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { type Field, FieldEditor, InlineField } from '~/fields/FieldEditor';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { offerUndo } from '~/ui/offerUndo';
import { refused } from '~/ui/toast';
import styles from './models.module.css';

interface Props {
  criterion: Criterion;
  isWeighted: boolean;
  /** A step up or down, where there is one. */
  onUp?: () => void;
  onDown?: () => void;
  /** The focus is in it. */
  onHold: () => void;
}

/** A criterion: its name, scale and weight, and beneath, on demand, its question and levels. */
export function CriterionRow({ criterion, isWeighted, onUp, onDown, onHold }: Props) {
  const format = useFormat();
  const write = useRoadmapWrite();
  const [isOpen, setOpen] = useState(false);
  const { id, name, low, high, weight, share, cost, unit, key } = criterion;
  const cell = (field: Field) => (
    <InlineField
      field={field}
      onSave={(text) => write(() => scoring.editCriterion({ id, field: field.name, text }))}
    />
  );
  return (
    <>
      <tr onFocus={onHold}>
        <th scope="row">
          {cell({
            name: 'name',
            label: t('criterion.nameOf', { name }),
            type: 'text',
            value: name,
          })}
        </th>
        <td>
          {cell({ name: 'key', label: t('criterion.keyOf', { name }), type: 'text', value: key })}
        </td>
        <td data-end>
          {cell({ name: 'low', label: t('criterion.lowOf', { name }), type: 'number', value: low })}
        </td>
        <td data-end>
          {cell({
            name: 'high',
            label: t('criterion.highOf', { name }),
            type: 'number',
            value: high,
          })}
        </td>
        <td>
          {cell({
            name: 'unit',
            label: t('criterion.unitOf', { name }),
            type: 'text',
            value: unit,
            empty: t('criterion.points'),
          })}
        </td>
        {isWeighted && (
          <>
            <td data-end>
              {cell({
                name: 'weight',
                label: t('criterion.weightOf', { name }),
                type: 'number',
                value: weight,
              })}
            </td>
            <td data-end className={styles.share}>
              {share === null ? '' : format.value(Math.round(share * 1000) / 10, '%')}
            </td>
            <td>
              {cell({
                name: 'cost',
                label: t('criterion.costOf', { name }),
                type: 'choice',
                value: cost ? 'yes' : 'no',
                choices: [
                  { value: 'no', label: t('criterion.cost.no') },
                  { value: 'yes', label: t('criterion.cost.yes') },
                ],
              })}
            </td>
          </>
        )}
        <td className={styles.acts}>
          <Acts
            name={name}
            isOpen={isOpen}
            onOpen={() => setOpen(!isOpen)}
            {...(onUp && { onUp })}
            {...(onDown && { onDown })}
            onDelete={() => {
              write(() => scoring.removeCriterion(id)).then(
                () => offerUndo(t('criterion.deleted', { name })),
                refused,
              );
            }}
          />
        </td>
      </tr>
      {isOpen && (
        <tr className={styles.below}>
          <td colSpan={isWeighted ? 9 : 6}>
            <Meaning criterion={criterion} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What is asked, and what each level means. */
function Meaning({ criterion: { id, note, rubric } }: { criterion: Criterion }) {
  const write = useRoadmapWrite();
  const edit = (field: string) => (text: string) =>
    write(() => scoring.editCriterion({ id, field, text }));
  return (
    <div className={fieldStyles.fields}>
      <FieldEditor
        field={{ name: 'note', label: t('criterion.question'), type: 'note', value: note }}
        onSave={edit('note')}
      />
      <FieldEditor
        field={{
          name: 'rubric',
          label: t('criterion.rubric'),
          type: 'lines',
          value: rubric,
          empty: t('criterion.rubric.empty'),
          hint: t('criterion.rubric.hint'),
        }}
        onSave={edit('rubric')}
      />
    </div>
  );
}

interface ActsProps {
  name: string;
  isOpen: boolean;
  onOpen: () => void;
  onUp?: () => void;
  onDown?: () => void;
  onDelete: () => void;
}

function Acts({ name, isOpen, onOpen, onUp, onDown, onDelete }: ActsProps) {
  const { readOnly } = usePlan();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const step = { variant: 'subtle', color: 'gray', size: 'sm' } as const;
  return (
    <span>
      <ActionIcon
        {...step}
        aria-expanded={isOpen}
        aria-label={t('criterion.more', { name })}
        onClick={onOpen}
      >
        <Chevron size="0.9375rem" aria-hidden />
      </ActionIcon>
      {!readOnly && (
        <>
          <ActionIcon
            {...step}
            disabled={!onUp}
            aria-label={t('criterion.up', { name })}
            onClick={onUp}
          >
            <IconArrowUp size="0.875rem" aria-hidden />
          </ActionIcon>
          <ActionIcon
            {...step}
            disabled={!onDown}
            aria-label={t('criterion.down', { name })}
            onClick={onDown}
          >
            <IconArrowDown size="0.875rem" aria-hidden />
          </ActionIcon>
          <ActionIcon {...step} aria-label={t('criterion.delete', { name })} onClick={onDelete}>
            <IconTrash size="0.875rem" aria-hidden />
          </ActionIcon>
        </>
      )}
    </span>
  );
}
