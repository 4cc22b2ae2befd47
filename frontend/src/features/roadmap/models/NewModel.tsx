import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CairnError, toCairnError } from '~/bridge/errors';
import { scoring } from '~/bridge/roadmapCalls';
import type { ModelsPage } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import { FormulaHelp, FormulaSays } from './Formula';
import styles from './models.module.css';

export const kinds = ['template', 'weighted', 'formula'] as const;
export type Kind = (typeof kinds)[number];

interface Props {
  kind: Kind;
  page: ModelsPage;
  onMade: (id: string) => void;
  onGiveUp: () => void;
}

/** A model to be made: its name and, where it has one, its formula. */
export function NewModel({ kind, page, onMade, onGiveUp }: Props) {
  const write = useRoadmapWrite();
  const method = kind === 'formula' ? 'formula' : 'weighted';
  const [name, setName] = useState(t(`models.new.name.${method}`));
  const [formula, setFormula] = useState('');
  const [error, setError] = useState<CairnError | null>(null);
  const faultAt = (field: string) =>
    error?.fields.find((fault) => fault.field === field)?.message ?? null;
  const make = async () => {
    try {
      onMade(
        await write(() =>
          scoring.addModel({ from: kind === 'weighted' ? 'empty' : kind, name, formula }),
        ),
      );
    } catch (reason) {
      setError(toCairnError(reason));
    }
  };
  const title = t('models.new.of', { kind: t(`models.new.${kind}`).toLowerCase() });
  return (
    <form
      className={styles.making}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onGiveUp();
      }}
    >
      <h2>{title}</h2>
      <TextInput
        label={t('models.name')}
        value={name}
        error={faultAt('name')}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      {kind === 'formula' && (
        <div>
          <TextInput
            label={t('models.formula')}
            placeholder={t('formula.hint')}
            value={formula}
            error={faultAt('formula')}
            onChange={(event) => setFormula(event.target.value)}
          />
          <FormulaSays model="" text={formula} />
          <FormulaHelp page={page} criteria={[]} />
        </div>
      )}
      {error && !faultAt('name') && !faultAt('formula') && (
        <p className={styles.fault} role="alert">
          {error.sentence()}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" variant="default">
          {t('models.new.make')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onGiveUp}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
