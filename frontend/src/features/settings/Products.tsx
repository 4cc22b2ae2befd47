import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { directory as calls } from '~/bridge/calls';
import type { PhaseEntry, ProductEntry } from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import { attempt } from '~/ui/toast';
import { AddLine } from './AddLine';
import styles from './directory.module.css';
import { NameField } from './NameField';
import { act, type Save, type ListProps } from './useDirectory';

function used({ objectives, kpis }: Pick<PhaseEntry, 'objectives' | 'kpis'>): string {
  const parts = [
    objectives > 0 && tn('settings.used.objectives', objectives),
    kpis > 0 && tn('settings.used.kpis', kpis),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t('settings.used.not');
}

/** Products, each with the phases of its life in their order. */
export function Products({ directory: { products }, readOnly, save }: ListProps) {
  return (
    <>
      <div className={styles.products}>
        {products.map((product) => (
          <Product key={product.id} product={product} readOnly={readOnly} save={save} />
        ))}
      </div>
      {!readOnly && (
        <AddLine
          label={t('settings.products.add')}
          onAdd={({ name = '' }) => save(() => calls.addProduct(name))}
        />
      )}
    </>
  );
}

interface ProductProps {
  product: ProductEntry;
  readOnly: boolean;
  save: Save;
}

function Product({ product, readOnly, save }: ProductProps) {
  const { id, name } = product;
  return (
    <section className={styles.product} aria-label={name}>
      <div className={styles.productHead}>
        <h2>
          <NameField
            label={t('settings.product.name')}
            field="name"
            value={name}
            onSave={(text) => save(() => calls.renameProduct({ id, name: text }))}
          />
        </h2>
        <span className={styles.quiet}>{used(product)}</span>
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('settings.delete', { name })}
            onClick={() =>
              act(
                save(() => calls.deleteProduct(id)),
                t('settings.deleted', { name }),
              )
            }
          >
            <IconTrash size="0.9375rem" aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Phases product={product} readOnly={readOnly} save={save} />
      {!readOnly && (
        <AddLine
          label={t('settings.phase.add')}
          onAdd={({ name: text = '' }) => save(() => calls.addPhase({ product: id, name: text }))}
        />
      )}
    </section>
  );
}

/** The phases of a product: buttons, or Alt with the arrow keys, change their order. */
function Phases({ product: { name, phases }, readOnly, save }: ProductProps) {
  const list = useRef<HTMLOListElement>(null);
  // The phase whose row keeps the focus while it moves.
  const [moving, setMoving] = useState<{ id: string; by: 1 | -1 } | null>(null);
  useEffect(() => {
    if (!moving) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-phase="${CSS.escape(moving.id)}"] [data-by]`,
    );
    const wanted = [...(buttons ?? [])].find(
      ({ dataset, disabled }) => dataset.by === String(moving.by) && !disabled,
    );
    (wanted ?? [...(buttons ?? [])].find(({ disabled }) => !disabled))?.focus();
  }, [moving, phases]);
  const move = (id: string, by: 1 | -1) => {
    const at = phases.findIndex((each) => each.id === id);
    if (at + by < 0 || at + by >= phases.length) return;
    const after = by === 1 ? phases[at + 1]?.id : phases[at - 2]?.id;
    setMoving({ id, by });
    attempt(save(() => calls.movePhase(id, after ?? '')));
  };
  return (
    <ol className={styles.list} ref={list} aria-label={t('settings.phases', { name })}>
      {phases.map((phase, at) => (
        <li
          key={phase.id}
          className={styles.phase}
          data-phase={phase.id}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
            if (readOnly || by === null || !event.altKey) return;
            event.preventDefault();
            move(phase.id, by);
          }}
        >
          <span className={styles.number}>{at + 1}</span>
          <NameField
            label={t('settings.phase.name')}
            field="name"
            value={phase.name}
            onSave={(text) => save(() => calls.renamePhase({ id: phase.id, name: text }))}
          />
          <span className={styles.quiet}>{used(phase)}</span>
          {!readOnly && (
            <span className={styles.actions}>
              <Step
                phase={phase.name}
                by={-1}
                disabled={at === 0}
                onStep={() => move(phase.id, -1)}
              />
              <Step
                phase={phase.name}
                by={1}
                disabled={at === phases.length - 1}
                onStep={() => move(phase.id, 1)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('settings.delete', { name: phase.name })}
                onClick={() =>
                  act(
                    save(() => calls.deletePhase(phase.id)),
                    t('settings.deleted', { name: phase.name }),
                  )
                }
              >
                <IconTrash size="0.9375rem" aria-hidden />
              </ActionIcon>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  phase: string;
  by: 1 | -1;
  disabled: boolean;
  onStep: () => void;
}

function Step({ phase, by, disabled, onStep }: StepProps) {
  const Icon = by === 1 ? IconArrowDown : IconArrowUp;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={styles.step ?? ''}
      data-by={by}
      disabled={disabled}
      aria-label={t(by === 1 ? 'settings.phase.down' : 'settings.phase.up', { name: phase })}
      onClick={onStep}
    >
      <Icon size="0.9375rem" aria-hidden />
    </ActionIcon>
  );
}
