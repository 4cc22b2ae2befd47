import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState } from 'react';
import { objectives } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { Detail, Named, Patch } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import fieldStyles from '~/fields/field.module.css';
import { t } from '~/strings/strings';
import { Spoken } from '~/ui/Spoken';
import { refused } from '~/ui/toast';
import { ObjectiveInput } from './ObjectiveInput';
import styles from './panel.module.css';

/** What an objective rolls up to, what it supports, and what supports it. */
export function Ties({ detail: { objective, parent, supports, supportedBy } }: { detail: Detail }) {
  const { readOnly } = usePlan();
  const { write } = useWrites();
  const { id } = objective;
  const ids = (links: readonly Named[]) => links.map((each) => each.id);
  return (
    <>
      <Row term={t('panel.field.parent')}>
        <Finder
          label={t('panel.field.parent')}
          shown={parent?.name ?? t('panel.ties.parent.none')}
          isEmpty={parent === null}
          without={[id, ...(parent ? [parent.id] : [])]}
          field="parent"
          {...(parent && { none: t('panel.ties.parent.none') })}
          onChoose={(to) => write(() => objectives.move({ id, parent: to, after: '' }))}
        />
      </Row>
      <Row term={t('panel.field.supports')}>
        {supports.length > 0 && (
          <ul className={styles.ties}>
            {supports.map(({ id: to, name }) => (
              <li key={to}>
                <span>{name}</span>
                {!readOnly && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('panel.ties.remove', { title: name })}
                    onClick={() => {
                      write(() => objectives.removeSupport({ from: id, to })).catch(refused);
                    }}
                  >
                    <IconX size="0.875rem" aria-hidden />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
        {!(readOnly && supports.length > 0) && (
          <Finder
            label={t('panel.field.supports')}
            shown={readOnly ? t('field.none') : t('panel.ties.add')}
            isEmpty
            without={[id, ...ids(supports)]}
            field="to"
            onChoose={(to) => write(() => objectives.addSupport({ from: id, to }))}
          />
        )}
      </Row>
      {supportedBy.length > 0 && (
        <Row term={t('panel.field.supportedBy')}>
          <div className={fieldStyles.value}>{supportedBy.map(({ name }) => name).join(', ')}</div>
        </Row>
      )}
    </>
  );
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className={fieldStyles.fieldRow}>
      <span className={fieldStyles.term}>{term}</span>
      <div>{children}</div>
    </div>
  );
}

interface FinderProps {
  label: string;
  shown: string;
  isEmpty: boolean;
  without: readonly string[];
  none?: string;
  /** What a refusal calls it. */
  field: string;
  onChoose: (id: string) => Promise<Patch>;
}

/** A value that a click opens for finding another one; what is refused says why beneath. */
function Finder({ label, shown, isEmpty, field, onChoose, ...rest }: FinderProps) {
  const { readOnly } = usePlan();
  const faultId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isBack, setBack] = useState(false);
  const [fault, setFault] = useState('');
  useEffect(() => {
    if (isBack && !isOpen && document.activeElement === document.body) button.current?.focus();
  }, [isBack, isOpen]);
  if (readOnly)
    return (
      <div className={fieldStyles.value} data-empty={isEmpty}>
        {shown}
      </div>
    );
  const end = (isByKey: boolean) => {
    setBack(isByKey);
    setOpen(false);
  };
  return (
    <>
      {isOpen ? (
        <ObjectiveInput
          {...rest}
          label={label}
          faultId={fault === '' ? undefined : faultId}
          onEnd={(isByKey) => {
            setFault('');
            end(isByKey);
          }}
          onChoose={(id) => {
            onChoose(id).then(
              () => {
                setFault('');
                end(true);
              },
              (reason: unknown) => setFault(toCairnError(reason).sentence(field)),
            );
          }}
        />
      ) : (
        <button
          ref={button}
          type="button"
          className={fieldStyles.value}
          data-empty={isEmpty}
          aria-haspopup="listbox"
          onClick={() => setOpen(true)}
        >
          <Spoken>{label}:</Spoken> {shown}
        </button>
      )}
      {fault && (
        <p className={fieldStyles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
    </>
  );
}
