import { ActionIcon, Menu, Select } from '@mantine/core';
import { IconArrowMerge, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { directory as calls } from '~/bridge/calls';
import type { PersonEntry } from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { AddLine } from './AddLine';
import styles from './directory.module.css';
import { NameField } from './NameField';
import { act, type ListProps } from './useDirectory';

/** People: their names and addresses, and two of them made one. */
export function People({ directory: { people }, readOnly, save }: ListProps) {
  // The person who shall become another one.
  const [merging, setMerging] = useState('');
  const edit = ({ id, name, email }: PersonEntry, change: Partial<PersonEntry>) =>
    save(() => calls.editPerson({ id, name, email, ...change }));
  const merge = (from: PersonEntry, into: PersonEntry) => {
    setMerging('');
    act(
      save(() => calls.mergePeople(from.id, into.id)),
      t('settings.person.merged', { from: from.label, into: into.label }),
    );
  };
  const columns: (TableColumn<PersonEntry> | false)[] = [
    {
      title: t('settings.person.name'),
      width: 'minmax(12rem, 1fr)',
      cell: (person) => (
        <NameField
          label={t('settings.person.name')}
          field="name"
          value={person.name}
          onSave={(name) => edit(person, { name })}
        />
      ),
    },
    {
      title: t('settings.person.email'),
      width: 'minmax(12rem, 1fr)',
      cell: (person) => (
        <NameField
          label={t('settings.person.email')}
          field="email"
          value={person.email}
          empty={t('settings.person.email.none')}
          onSave={(email) => edit(person, { email })}
        />
      ),
    },
    {
      title: t('settings.person.teams'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ teams }) => (
        <span className={styles.clipped} title={teams.map(({ name }) => name).join(', ')}>
          {teams.map(({ name }) => name).join(', ')}
        </span>
      ),
    },
    {
      title: t('settings.owns'),
      width: '4.5rem',
      end: true,
      cell: ({ owns }) => owns,
    },
    !readOnly && {
      title: t('settings.acts'),
      width: '4rem',
      cell: (person) => (
        <Acts
          person={person}
          canMerge={people.length > 1}
          onMerge={() => setMerging(person.id)}
          onDelete={() =>
            act(
              save(() => calls.deletePerson(person.id)),
              t('settings.deleted', { name: person.label }),
            )
          }
        />
      ),
    },
  ];
  return (
    <>
      {people.length === 0 && <p className={styles.none}>{t('settings.people.none')}</p>}
      {people.length > 0 && (
        <div className={styles.table}>
          <DataTable
            label={t('settings.section.people')}
            columns={columns.filter((column) => column !== false)}
            rows={people}
            keyOf={({ id }) => id}
            roomy
            wraps
            below={(person) =>
              person.id === merging && (
                <Into
                  person={person}
                  people={people}
                  onInto={(into) => merge(person, into)}
                  onGiveUp={() => setMerging('')}
                />
              )
            }
          />
        </div>
      )}
      {!readOnly && (
        <AddLine
          label={t('settings.people.add')}
          more={[{ name: 'email', label: t('settings.person.email') }]}
          onAdd={({ name = '', email = '' }) =>
            save(() => calls.addPerson({ id: '', name, email }))
          }
        />
      )}
    </>
  );
}

interface ActsProps {
  person: PersonEntry;
  canMerge: boolean;
  onMerge: () => void;
  onDelete: () => void;
}

function Acts({ person, canMerge, onMerge, onDelete }: ActsProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('settings.acts.of', { name: person.label })}
        >
          <IconDots size="1rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canMerge && (
          <Menu.Item
            leftSection={<IconArrowMerge size="0.9375rem" aria-hidden />}
            onClick={onMerge}
          >
            {t('settings.person.merge')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size="0.9375rem" aria-hidden />} onClick={onDelete}>
          {t('settings.person.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface IntoProps {
  person: PersonEntry;
  people: readonly PersonEntry[];
  onInto: (into: PersonEntry) => void;
  onGiveUp: () => void;
}

/** Asks who two entries of one person are. */
function Into({ person, people, onInto, onGiveUp }: IntoProps) {
  return (
    <div
      className={styles.into}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onGiveUp();
      }}
    >
      <span>
        {person.owns > 0
          ? tn('settings.person.into.owns', person.owns).replace('{name}', person.label)
          : t('settings.person.into', { name: person.label })}
      </span>
      <Select
        aria-label={t('settings.person.merge')}
        placeholder={t('settings.person.into.choose')}
        searchable
        autoFocus
        data={people
          .filter(({ id }) => id !== person.id)
          .map(({ id, label }) => ({ value: id, label }))}
        value={null}
        onChange={(value) => {
          const into = people.find(({ id }) => id === value);
          if (into) onInto(into);
        }}
      />
    </div>
  );
}
