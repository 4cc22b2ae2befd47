import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { objectives } from '~/bridge/calls';
import type { Detail, Named } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useWrites } from '~/data/writes';
import fieldStyles from '~/fields/field.module.css';
import { Finder } from '~/fields/Finder';
import { t } from '~/strings/strings';
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
          field="parent"
          input={(props) => (
            <ObjectiveInput
              {...props}
              without={[id, ...(parent ? [parent.id] : [])]}
              {...(parent && { none: t('panel.ties.parent.none') })}
            />
          )}
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
            field="to"
            input={(props) => <ObjectiveInput {...props} without={[id, ...ids(supports)]} />}
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
