import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { Template, Templates } from '~/bridge/types';
import { caps } from '~/app/commands/keys';
import { usePlan } from '~/data/plan';
import { useTemplates } from '~/data/templates';
import { useWrites } from '~/data/writes';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { Unreadable } from '~/ui/Unreadable';
import { useReturnFocus } from '~/ui/useReturnFocus';
import { beside, fitting } from './list';
import { optionId, TemplateList } from './TemplateList';
import { TemplatePreview } from './TemplatePreview';
import styles from './templates.module.css';

interface Props {
  cycle: { id: string; name: string };
  /** The new objective, with its key results before it. */
  onAdded: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** Objectives to begin with: chosen on the left, looked at on the right, added in one step. */
export function TemplateDialog(props: Props) {
  useReturnFocus();
  const [product, setProduct] = useState('');
  const { list, error, again } = useTemplates(props.cycle.id, product);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('templates.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      size="66rem"
    >
      {list && <Choosing {...props} list={list} onProduct={setProduct} />}
      {!list && error !== null && (
        <Unreadable title={t('templates.unreadable')} error={error} onRetry={again} />
      )}
    </Modal>
  );
}

interface ChoosingProps extends Props {
  list: Templates;
  onProduct: (product: string) => void;
}

function Choosing({ list, onProduct, ...props }: ChoosingProps) {
  const listId = useId();
  const search = useRef<HTMLInputElement>(null);
  // The dialog looks for its first field once, before the templates are read or after.
  useEffect(() => search.current?.focus(), []);
  const [typed, setTyped] = useState('');
  const [onlyWhole, setOnlyWhole] = useState(false);
  const [wanted, setWanted] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const shown = useMemo(() => fitting(list, typed, onlyWhole), [list, typed, onlyWhole]);
  const chosen = shown.find(({ id }) => id === wanted) ?? shown[0];
  const { left, toggle, taken } = useLeft(chosen);
  const { add, fault } = useAdding(props, { list, chosen, taken, owner: owner ?? '' });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !chosen) return;
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) add();
    else setWanted(beside(shown, chosen, step)?.id ?? '');
  };
  return (
    <div
      className={styles.dialog}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        add();
      }}
    >
      <div className={styles.head}>
        <TextInput
          ref={search}
          data-autofocus
          className={styles.search ?? ''}
          label={t('templates.search')}
          placeholder={t('templates.search.hint')}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={chosen && optionId(listId, chosen)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {list.products.length > 1 && (
          <Select
            label={t('templates.product')}
            data={list.products.map(({ id, name }) => ({ value: id, label: name }))}
            value={list.product.id}
            allowDeselect={false}
            onChange={(id) => onProduct(id ?? '')}
          />
        )}
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={onlyWhole}
            onChange={(event) => setOnlyWhole(event.currentTarget.checked)}
          />
          {t('templates.only', { n: list.templates.filter(({ whole }) => whole).length })}
        </label>
      </div>
      {list.kpis === 0 && <p className={styles.note}>{t('templates.noKPIs')}</p>}
      <div className={styles.both}>
        <TemplateList
          id={listId}
          templates={shown}
          chosen={chosen}
          onChoose={({ id }) => setWanted(id)}
          onKeyDown={onKeyDown}
        />
        {chosen ? (
          <TemplatePreview key={chosen.id} template={chosen} left={left} onToggle={toggle} />
        ) : (
          <Nothing
            isSearch={typed.trim() !== ''}
            onAll={() => {
              setTyped('');
              setOnlyWhole(false);
            }}
          />
        )}
      </div>
      {fault && <Message title={t('error.title')}>{fault}</Message>}
      <Foot
        cycle={props.cycle.name}
        owner={owner}
        onOwner={setOwner}
        isNoneTaken={chosen !== undefined && taken.length === 0}
        canAdd={taken.length > 0}
        onAdd={add}
        onClose={props.onClose}
      />
    </div>
  );
}

interface FootProps {
  cycle: string;
  owner: string | null;
  onOwner: (owner: string | null) => void;
  /** All key results of the chosen template are left out. */
  isNoneTaken: boolean;
  canAdd: boolean;
  onAdd: () => void;
  onClose: () => void;
}

/** Who shall own it, and the button that adds it. */
function Foot({ cycle, owner, onOwner, isNoneTaken, canAdd, onAdd, onClose }: FootProps) {
  const { parties } = usePlan();
  return (
    <div className={styles.foot}>
      <Select
        className={styles.owner ?? ''}
        label={t('templates.owner')}
        placeholder={t('templates.owner.none')}
        data={parties.map(({ id, name }) => ({ value: id, label: name }))}
        value={owner}
        onChange={onOwner}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('templates.owner.clear') }}
      />
      {isNoneTaken && <p role="status">{t('templates.none')}</p>}
      <Button variant="default" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button disabled={!canAdd} rightSection={<Keys caps={caps('enter')} />} onClick={onAdd}>
        {t('templates.add', { cycle })}
      </Button>
    </div>
  );
}

const page = 6; // lines that Page Up and Page Down go on
const steps: Partial<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
};

/** The key results that are left out, of each template apart. */
function useLeft(chosen: Template | undefined) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const id = chosen?.id ?? '';
  const key = (keyResult: string) => `${id}/${keyResult}`;
  const rows = chosen?.keyResults.map((each) => each.id) ?? [];
  const toggle = (keyResult: string) => {
    const next = new Set(all);
    if (!next.delete(key(keyResult))) next.add(key(keyResult));
    setAll(next);
  };
  return {
    left: new Set(rows.filter((each) => all.has(key(each)))),
    taken: rows.filter((each) => !all.has(key(each))),
    toggle,
  };
}

interface Wanted {
  list: Templates;
  chosen: Template | undefined;
  taken: string[];
  owner: string;
}

/** Adds what is chosen, once, and says why where it is refused. */
function useAdding(
  { cycle, onAdded, onClose }: Props,
  { list, chosen, taken, owner }: Wanted,
): { add: () => void; fault: string } {
  const { write } = useWrites();
  const [fault, setFault] = useState('');
  const begun = useRef(false);
  const addNow = async ({ id, title }: Template) => {
    begun.current = true;
    try {
      const patch = await write(() =>
        objectives.beginWithTemplate({
          cycle: cycle.id,
          product: list.product.id,
          template: id,
          keyResults: taken,
          owner,
        }),
      );
      const made = patch.objectives.find((row) => row.id === patch.created);
      onClose();
      if (made) onAdded([...made.keyResults.map((each) => each.id), made.id]);
      offerUndo(t('templates.done', { title }));
    } catch (reason) {
      setFault(toCairnError(reason).sentence('keyResults'));
      begun.current = false;
    }
  };
  return {
    fault,
    add: () => {
      if (chosen && taken.length > 0 && !begun.current) void addNow(chosen);
    },
  };
}

/** Says why no template is shown, and shows them all. */
function Nothing({ isSearch, onAll }: { isSearch: boolean; onAll: () => void }) {
  return (
    <div className={styles.nothing}>
      <p role="status">{t(isSearch ? 'templates.nothing.search' : 'templates.nothing.whole')}</p>
      <Button variant="default" onClick={onAll}>
        {t('templates.showAll')}
      </Button>
    </div>
  );
}
