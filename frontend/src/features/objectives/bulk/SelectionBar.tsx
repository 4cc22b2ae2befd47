import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconTrash, IconX } from '@tabler/icons-react';
import { usePlan } from '~/data/plan';
import { type Row, top, type Tree } from '~/features/objectives/outline/rows';
import { t, tn } from '~/strings/strings';
import { Person } from '~/ui/Person';
import { type Option, PickMenu } from '~/ui/PickMenu';
import { type Pick, picks } from './picks';
import styles from '~/ui/SelectionBar.module.css';
import { type Bulk, placesFor } from './useBulk';

interface Props {
  bulk: Bulk;
  tree: Tree;
  cycle: string;
  /** The list that is open. */
  open: Pick | null;
  onOpen: (pick: Pick | null) => void;
  onClear: () => void;
}

/** What can be done with the marked rows, in the place of the line that adds one. */
export function SelectionBar({ bulk, tree, cycle, open, onOpen, onClear }: Props) {
  const optionsOf = useOptions(bulk.rows, tree, cycle);
  const picked = usePicked(bulk);
  return (
    <section
      className={styles.bar}
      aria-label={t('bulk.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || open !== null) return;
        event.preventDefault();
        onClear();
      }}
    >
      <b role="status" className={styles.count}>
        {tn('bulk.selected', bulk.rows.length)}
      </b>
      {picks.map((pick) => (
        <PickMenu
          key={pick}
          label={t(`bulk.${pick}.label`)}
          opened={open === pick}
          onOpened={(opened) => onOpen(opened ? pick : null)}
          options={open === pick ? optionsOf(pick) : none}
          onPick={picked[pick]}
          {...(pick === 'tag' && {
            newWords: (name: string) => t('bulk.tag.new', { name }),
            onNew: (name: string) => bulk.edit('addTag', name),
          })}
          {...(pick === 'owner' && {
            newWords: (name: string) => t('objectives.owner.new', { name }),
            onNew: (name: string) => bulk.edit('owner', name),
          })}
        >
          <Button variant="default" size="compact-sm">
            {t(`bulk.${pick}`)}
          </Button>
        </PickMenu>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconCopy size="0.875rem" aria-hidden />}
        onClick={bulk.copyAsText}
      >
        {t('bulk.copy')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconTrash size="0.875rem" aria-hidden />}
        onClick={bulk.remove}
      >
        {t('objectives.command.delete')}
      </Button>
      <ActionIcon
        size="sm"
        className={styles.clear ?? ''}
        aria-label={t('bulk.clear')}
        onClick={onClear}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </section>
  );
}

const removing = 'remove/'; // before a tag that is taken off

function usePicked({ edit, moveTo, moveToCycle }: Bulk): Record<Pick, (value: string) => void> {
  return {
    owner: (name) => edit('owner', name),
    team: (id) => edit('team', id),
    phase: (id) => edit('phase', id),
    tag: (tag) =>
      tag.startsWith(removing)
        ? edit('removeTag', tag.slice(removing.length))
        : edit('addTag', tag),
    cycle: moveToCycle,
    move: moveTo,
  };
}

const none: readonly Option[] = [];

/** What each list offers; asked for only where it is open, since a plan may have many rows. */
function useOptions(rows: readonly Row[], tree: Tree, cycle: string): (pick: Pick) => Option[] {
  const { parties, teams, phases, cycles } = usePlan();
  const named = (list: readonly { id: string; name: string }[]): Option[] =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const nothing = (label: string): Option => ({ value: '', label });
  return (pick) => {
    switch (pick) {
      case 'owner':
        return [
          ...parties.map(({ name, team }) => ({
            value: name,
            label: name,
            content: <Person name={name} team={team} />,
          })),
          nothing(t('view.none.owner')),
        ];
      case 'team':
        return [...named(teams), nothing(t('view.none.team'))];
      case 'phase':
        return [...named(phases), nothing(t('view.none.phase'))];
      case 'tag':
        return tagOptions(rows, tree);
      case 'cycle':
        return named(cycles.filter(({ id }) => id !== cycle));
      case 'move':
        return placesFor(tree, rows).map((id) => ({ value: id, label: placeWords(tree, id) }));
    }
  };
}

function placeWords(tree: Tree, id: string): string {
  const objective = tree.objectives.get(id);
  return id === top || !objective ? t('bulk.move.top') : `O${objective.order} ${objective.title}`;
}

function tagsOf(row: Row): readonly string[] {
  return row.type === 'objective' ? row.objective.tags : row.keyResult.tags;
}

function tagOptions(rows: readonly Row[], tree: Tree): Option[] {
  const known = [...tree.objectives.values()].flatMap(({ tags, keyResults }) => [
    ...tags,
    ...keyResults.flatMap((each) => each.tags),
  ]);
  const added = [...new Set(known)].sort((a, b) => a.localeCompare(b));
  const worn = [...new Set(rows.flatMap(tagsOf))].sort((a, b) => a.localeCompare(b));
  return [
    ...added.map((tag) => ({ value: tag, label: tag })),
    ...worn.map((tag) => ({ value: removing + tag, label: t('bulk.tag.remove', { name: tag }) })),
  ];
}
