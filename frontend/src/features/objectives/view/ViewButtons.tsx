import { Button, Menu, MultiSelect, Popover, TextInput } from '@mantine/core';
import {
  IconArrowsSort,
  IconCheck,
  IconColumns3,
  IconFilter,
  IconStack2,
} from '@tabler/icons-react';
import { usePlan } from '~/data/plan';
import { type Column, columns } from '~/features/objectives/outline/columns';
import { t } from '~/strings/strings';
import { ViewChoice, viewTrigger } from '~/ui/ViewChoice';
import { statusOrder } from './arrange';
import type { ViewState } from './useView';
import {
  type FilterField,
  filterFields,
  groupings,
  isFiltered,
  nothing,
  sortings,
  usualColumns,
} from './view';
import styles from '~/ui/view.module.css';
import { useValueWords } from './words';

interface Props {
  viewing: ViewState;
  /** Tags that rows of the cycle have. */
  tags: readonly string[];
  isFiltering: boolean;
  onFiltering: (opened: boolean) => void;
  onReset: () => void;
}

/** Filter, group, sort and columns, at the head of the outline. */
export function ViewButtons(props: Props) {
  const { viewing, onReset } = props;
  const { view, change } = viewing;
  return (
    <>
      <FilterButton {...props} />
      <ViewChoice
        label={t('view.group')}
        icon={<IconStack2 size="0.9375rem" aria-hidden />}
        isOn={view.group !== ''}
        value={view.group}
        none={t('view.group.none')}
        options={groupings.map((each) => ({ value: each, label: t(`view.field.${each}`) }))}
        onChoose={(group) => change({ group })}
      />
      <ViewChoice
        label={t('view.sort')}
        icon={<IconArrowsSort size="0.9375rem" aria-hidden />}
        isOn={view.sort !== ''}
        value={view.sort}
        none={t('view.sort.none')}
        options={sortings.map((each) => ({ value: each, label: t(`view.sort.${each}`) }))}
        onChoose={(sort) => change({ sort })}
      />
      <ColumnsButton
        chosen={view.columns}
        onChoose={(chosen) => change({ columns: chosen })}
        onReset={() => {
          change({ columns: usualColumns });
          onReset();
        }}
      />
    </>
  );
}

interface ColumnsProps {
  chosen: readonly Column[];
  onChoose: (columns: readonly Column[]) => void;
  onReset: () => void;
}

function ColumnsButton({ chosen, onChoose, onReset }: ColumnsProps) {
  const label = t('view.columns');
  const isOn = usualColumns.join() !== columns.filter((each) => chosen.includes(each)).join();
  return (
    <Menu position="bottom-end" withinPortal={false} width={240} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          {...viewTrigger({ label, icon: <IconColumns3 size="0.9375rem" aria-hidden />, isOn })}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.CheckboxGroup
          value={[...chosen]}
          onChange={(next) => onChoose(columns.filter((each) => next.includes(each)))}
        >
          {columns
            .filter((column) => column !== 'title')
            .map((column) => (
              <Menu.CheckboxItem
                key={column}
                value={column}
                checkIcon={<IconCheck size="0.875rem" aria-hidden />}
              >
                {t(`objectives.column.${column}`)}
              </Menu.CheckboxItem>
            ))}
        </Menu.CheckboxGroup>
        <Menu.Divider />
        <Menu.Item onClick={onReset}>{t('view.columns.reset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function FilterButton({ viewing, tags, isFiltering, onFiltering }: Props) {
  const { view, change } = viewing;
  const { filter } = view;
  const values = useValues(tags);
  const words = useValueWords();
  const label = t('view.filter');
  const icon = <IconFilter size="0.9375rem" aria-hidden />;
  return (
    <Popover
      opened={isFiltering}
      onChange={onFiltering}
      position="bottom-start"
      width={300}
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button
          {...viewTrigger({ label, icon, isOn: isFiltered(filter) })}
          onClick={() => onFiltering(!isFiltering)}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={styles.filter ?? ''}>
        <TextInput
          data-autofocus
          label={t('view.filter.text')}
          value={filter.text}
          onChange={(event) => change({ filter: { ...filter, text: event.currentTarget.value } })}
        />
        {filterFields.map((field) => (
          <MultiSelect
            key={field}
            size="xs"
            label={t(`view.field.${field}`)}
            data={values[field].map((value) => ({
              value: value === nothing ? none : value,
              label: words(field, value),
            }))}
            value={filter[field].map((value) => (value === nothing ? none : value))}
            onChange={(next) => {
              const chosen = next.map((value) => (value === none ? nothing : value));
              change({ filter: { ...filter, [field]: chosen } });
            }}
            searchable
            hidePickedOptions
            comboboxProps={{ withinPortal: false }}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

const none = '\u0000'; // stands for no value: the list takes an empty one for nothing chosen

function useValues(tags: readonly string[]): Record<FilterField, readonly string[]> {
  const { parties, teams, phases } = usePlan();
  const ids = (list: readonly { id: string }[]) => [...list.map(({ id }) => id), nothing];
  return {
    owner: ids(parties),
    team: ids(teams),
    phase: ids(phases),
    status: statusOrder,
    tag: [...tags, nothing],
  };
}
