import { ActionIcon, Button } from '@mantine/core';
import { IconNumbers, IconTrash, IconX } from '@tabler/icons-react';
import type { InitiativeState } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { t, tn } from '~/strings/strings';
import { type Option, PickMenu } from '~/ui/PickMenu';
import styles from '~/ui/SelectionBar.module.css';
import { classes, states } from './arrange';
import { type Pick, picks } from './picks';

interface Props {
  count: number;
  /** The list that is open. */
  open: Pick | null;
  onOpen: (pick: Pick | null) => void;
  onState: (state: InitiativeState) => void;
  onEdit: (field: Exclude<Pick, 'state'>, text: string) => void;
  onRate: () => void;
  onDelete: () => void;
  onClear: () => void;
}

/** What can be done with the marked rows, in the place of the line that adds one. */
export function SelectionBar(props: Props) {
  const { count, open, onOpen, onState, onEdit, onRate, onDelete, onClear } = props;
  const optionsOf = useOptions();
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
        {tn('bulk.selected', count)}
      </b>
      {picks.map((pick) => (
        <PickMenu
          key={pick}
          label={t(`backlog.pick.${pick}`)}
          opened={open === pick}
          onOpened={(opened) => onOpen(opened ? pick : null)}
          options={open === pick ? optionsOf(pick) : none}
          onPick={(value) => {
            if (pick !== 'state') onEdit(pick, value);
            else {
              const state = states.find((each) => each === value);
              if (state) onState(state);
            }
          }}
        >
          <Button variant="default" size="compact-sm">
            {t(`backlog.column.${pick}`)}
          </Button>
        </PickMenu>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconNumbers size="0.875rem" aria-hidden />}
        onClick={onRate}
      >
        {t('backlog.rate')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconTrash size="0.875rem" aria-hidden />}
        onClick={onDelete}
      >
        {t('backlog.delete')}
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

const none: readonly Option[] = [];

function useOptions(): (pick: Pick) => Option[] {
  const { teams, phases, cycles } = usePlan();
  const named = (list: readonly { id: string; name: string }[], label: string): Option[] => [
    ...list.map(({ id, name }) => ({ value: id, label: name })),
    { value: '', label },
  ];
  return (pick) => {
    switch (pick) {
      case 'state':
        return states.map((value) => ({ value, label: t(`roadmap.state.${value}`) }));
      case 'team':
        return named(teams, t('backlog.none.team'));
      case 'phase':
        return named(phases, t('backlog.none.phase'));
      case 'cycle':
        return named(cycles, t('backlog.none.cycle'));
      case 'class':
        return [
          ...classes.map((value) => ({ value, label: t(`roadmap.class.${value}`) })),
          { value: '', label: t('backlog.none.class') },
        ];
    }
  };
}
