import { Button, Menu, MultiSelect, Popover, TextInput } from '@mantine/core';
import {
  IconArrowsSort,
  IconCheck,
  IconColumns3,
  IconFilter,
  IconPlayerTrackNext,
  IconStack2,
} from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { runCommand } from '~/app/commands/registry';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { ViewChoice, viewTrigger } from '~/ui/ViewChoice';
import viewStyles from '~/ui/view.module.css';
import { classes, sortIn, states } from './arrange';
import styles from './backlog.module.css';
import { columnsOf, isFigure, titleOf, usuallyHidden } from './columns';
import { valueWords } from './values';
import {
  type FilterField,
  filterFields,
  groupings,
  isFiltered,
  nothing,
  type ViewState,
} from './view';

interface Props {
  page: Roadmap;
  viewing: ViewState;
  names: ReadonlyMap<string, string>;
  isFiltering: boolean;
  onFiltering: (opened: boolean) => void;
  canWalk: boolean;
}

/** The formula in words, and how the rows are shown. Not drawn again with every row. */
export const Toolbar = memo(function Toolbar(props: Props) {
  const { page, viewing } = props;
  const { view, change } = viewing;
  const { model } = page;
  const sort = sortIn(view.sort, model);
  return (
    <div className={styles.toolbar}>
      <p className={styles.formula} title={model.note || undefined}>
        <b>{model.name}</b> {model.formula && <span>= {model.formula}</span>}
      </p>
      <div className={viewStyles.buttons}>
        {props.canWalk && <Unscored page={page} />}
        <FilterButton {...props} />
        <ViewChoice
          label={t('view.group')}
          icon={<IconStack2 size="0.9375rem" aria-hidden />}
          isOn={view.group !== ''}
          value={view.group}
          none={t('view.group.none')}
          options={groupings.map((each) => ({ value: each, label: t(`backlog.column.${each}`) }))}
          onChoose={(group) => change({ group })}
        />
        <ViewChoice
          label={t('view.sort')}
          icon={<IconArrowsSort size="0.9375rem" aria-hidden />}
          isOn={sort !== null}
          value={sort?.column ?? ''}
          none={t('backlog.sort.none')}
          options={columnsOf(model).map((each) => ({ value: each, label: titleOf(each, model) }))}
          onChoose={(chosen) => {
            const column = columnsOf(model).find((each) => each === chosen);
            if (!column) change({ sort: null });
            else if (sort?.column === column)
              change({ sort: { column, descending: !sort.descending } });
            else {
              const descending = isFigure(column, model) && column !== 'rank';
              change({ sort: { column, descending } });
            }
          }}
        />
        <ColumnsButton {...props} />
      </div>
    </div>
  );
});

/** How many have no score, and the way from one empty cell to the next. */
function Unscored({ page: { scored, unscored } }: { page: Roadmap }) {
  const words = t('backlog.unscored.count', { n: unscored, of: scored + unscored });
  return (
    <Button
      variant="light"
      size="compact-sm"
      leftSection={<IconPlayerTrackNext size="0.875rem" aria-hidden />}
      title={t('backlog.unscored.title')}
      aria-label={t('backlog.unscored.label', { words })}
      onClick={() => runCommand('roadmap.missing')}
    >
      {words}
    </Button>
  );
}

function ColumnsButton({ page: { model }, viewing: { view, change } }: Props) {
  const all = columnsOf(model).filter((column) => column !== 'title');
  const label = t('view.columns');
  const isOn = [...view.hidden].sort().join() !== [...usuallyHidden].sort().join();
  return (
    <Menu position="bottom-end" withinPortal={false} width={240} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          {...viewTrigger({ label, icon: <IconColumns3 size="0.9375rem" aria-hidden />, isOn })}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.CheckboxGroup
          value={all.filter((column) => !view.hidden.includes(column))}
          onChange={(next) => {
            // What is of another model stays as it was.
            const others = view.hidden.filter((each) => !all.some((column) => column === each));
            change({ hidden: [...others, ...all.filter((column) => !next.includes(column))] });
          }}
        >
          {all.map((column) => (
            <Menu.CheckboxItem
              key={column}
              value={column}
              checkIcon={<IconCheck size="0.875rem" aria-hidden />}
            >
              {titleOf(column, model)}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => change({ hidden: usuallyHidden })}>
          {t('backlog.columns.reset')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const none = '\u0000'; // stands for no value: the list takes an empty one for nothing chosen

function FilterButton({ page, viewing, names, isFiltering, onFiltering }: Props) {
  const { view, change } = viewing;
  const { filter } = view;
  const label = t('view.filter');
  const icon = <IconFilter size="0.9375rem" aria-hidden />;
  return (
    <Popover
      opened={isFiltering}
      onChange={onFiltering}
      position="bottom-end"
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
      <Popover.Dropdown aria-label={label} className={viewStyles.filter ?? ''}>
        {isFiltering && (
          <FilterFields page={page} viewing={viewing} names={names} change={change} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterFields({
  page,
  viewing,
  names,
  change,
}: Pick<Props, 'page' | 'viewing' | 'names'> & Pick<ViewState, 'change'>) {
  const { filter } = viewing.view;
  const values = useValues(page);
  return (
    <>
      <TextInput
        data-autofocus
        label={t('backlog.filter.text')}
        value={filter.text}
        onChange={(event) => change({ filter: { ...filter, text: event.currentTarget.value } })}
      />
      {filterFields.map((field) => (
        <MultiSelect
          key={field}
          size="xs"
          label={t(`backlog.field.${field}`)}
          data={values[field].map((value) => ({
            value: value === nothing ? none : value,
            label: valueWords(field, value, names),
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
    </>
  );
}

function useValues({ initiatives }: Roadmap): Record<FilterField, readonly string[]> {
  const { phases } = usePlan();
  return useMemo(() => {
    const teams = new Set(initiatives.flatMap(({ teamId }) => (teamId ? [teamId] : [])));
    const tags = new Set(initiatives.flatMap((each) => each.tags));
    return {
      state: states,
      team: [...teams, nothing],
      phase: [...phases.map(({ id }) => id), nothing],
      class: [...classes, nothing],
      scored: ['scored', 'unscored'],
      tag: [...[...tags].sort((a, b) => a.localeCompare(b)), nothing],
    };
  }, [initiatives, phases]);
}
