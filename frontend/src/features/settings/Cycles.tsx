import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { directory as calls } from '~/bridge/calls';
import type { Cycle, CycleEdit } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { AddLine } from './AddLine';
import styles from './directory.module.css';
import { NameField } from './NameField';
import { act, type ListProps } from './useDirectory';

/** Cycles with their dates and states; a name such as "Q1 2027" brings its dates. */
export function Cycles({ directory: { cycles }, readOnly, save }: ListProps) {
  const edit = ({ id, name, start, end }: Cycle, change: Partial<CycleEdit>) =>
    save(() => calls.editCycle({ id, name, start: start ?? '', end: end ?? '', ...change }));
  const date = (cycle: Cycle, field: 'start' | 'end') =>
    cycle.state !== 'backlog' && (
      <NameField
        label={t(`settings.cycle.${field}`)}
        field={field}
        type="date"
        value={cycle[field] ?? ''}
        onSave={(text) => edit(cycle, { [field]: text })}
      />
    );
  const columns: (TableColumn<Cycle> | false)[] = [
    {
      title: t('settings.cycle.name'),
      width: 'minmax(12rem, 1fr)',
      cell: (cycle) => (
        <NameField
          label={t('settings.cycle.name')}
          field="name"
          value={cycle.name}
          onSave={(name) => edit(cycle, { name })}
        />
      ),
    },
    {
      title: t('settings.cycle.start'),
      width: '9rem',
      cell: (cycle) => date(cycle, 'start'),
    },
    { title: t('settings.cycle.end'), width: '9rem', cell: (cycle) => date(cycle, 'end') },
    {
      title: t('settings.cycle.state'),
      width: '8rem',
      cell: ({ state, day, days }) => (
        <span className={styles.state}>
          {t(`settings.cycle.state.${state}`)}
          {day !== null && days !== null && <small>{t('top.day', { day, days })}</small>}
        </span>
      ),
    },
    {
      title: t('settings.cycle.objectives'),
      width: '6rem',
      end: true,
      cell: ({ objectives }) => objectives,
    },
    !readOnly && {
      title: t('settings.acts'),
      width: '4rem',
      cell: ({ id, name, state }) =>
        state !== 'backlog' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('settings.delete', { name })}
            onClick={() =>
              act(
                save(() => calls.deleteCycle(id)),
                t('settings.cycle.deleted', { name }),
              )
            }
          >
            <IconTrash size="0.9375rem" aria-hidden />
          </ActionIcon>
        ),
    },
  ];
  return (
    <>
      <div className={styles.table}>
        <DataTable
          label={t('settings.section.cycles')}
          columns={columns.filter((column) => column !== false)}
          rows={cycles}
          keyOf={({ id }) => id}
          roomy
          wraps
        />
      </div>
      {!readOnly && (
        <AddLine
          label={t('settings.cycles.add')}
          more={[
            { name: 'start', label: t('settings.cycle.start.add') },
            { name: 'end', label: t('settings.cycle.end.add') },
          ]}
          onAdd={({ name = '', start = '', end = '' }) =>
            save(() => calls.addCycle({ name, start, end }))
          }
        />
      )}
    </>
  );
}
