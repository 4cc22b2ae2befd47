import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { directory as calls } from '~/bridge/calls';
import type { PersonEntry, TeamEntry } from '~/bridge/types';
import { t, tn } from '~/strings/strings';
import { Spoken } from '~/ui/Spoken';
import { attempt } from '~/ui/toast';
import { AddLine } from './AddLine';
import styles from './directory.module.css';
import { NameField } from './NameField';
import { act, type ListProps } from './useDirectory';

/** Teams and who is in them. */
export function Teams({ directory: { teams, people }, readOnly, save }: ListProps) {
  return (
    <>
      {teams.length === 0 && <p className={styles.none}>{t('settings.teams.none')}</p>}
      <ul className={styles.list} aria-label={t('settings.section.teams')}>
        {teams.map((team) => (
          <li key={team.id} className={styles.team}>
            <NameField
              label={t('settings.team.name')}
              field="name"
              value={team.name}
              onSave={(name) => save(() => calls.renameTeam({ id: team.id, name }))}
            />
            <MembersOf
              team={team}
              people={people}
              readOnly={readOnly}
              onSet={(ids) => {
                attempt(save(() => calls.setMembers({ team: team.id, people: ids })));
              }}
            />
            <span className={styles.quiet}>
              {team.owns > 0 ? tn('settings.team.owns', team.owns) : ''}
            </span>
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('settings.delete', { name: team.name })}
                onClick={() =>
                  act(
                    save(() => calls.deleteTeam(team.id)),
                    t('settings.deleted', { name: team.name }),
                  )
                }
              >
                <IconTrash size="0.9375rem" aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <AddLine
          label={t('settings.teams.add')}
          onAdd={({ name = '' }) => save(() => calls.addTeam(name))}
        />
      )}
    </>
  );
}

interface MembersProps {
  team: TeamEntry;
  people: readonly PersonEntry[];
  readOnly: boolean;
  onSet: (ids: string[]) => void;
}

const many = 8; // people: more are found by typing

/** The members of a team; the button opens the list of people, each with a box to tick. */
function MembersOf({ team, people, readOnly, onSet }: MembersProps) {
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const chosen = team.members.map(({ id }) => id);
  const names = team.members.map(({ name }) => name).join(', ') || t('settings.team.empty');
  const fitting = people.filter(({ label }) =>
    label.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  if (readOnly || people.length === 0) return <span className={styles.clipped}>{names}</span>;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={280}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={styles.members ?? ''}
          leftSection={<IconUsers size="0.9375rem" aria-hidden />}
          title={names}
          onClick={() => {
            setWanted('');
            setOpen(!isOpen);
          }}
        >
          <Spoken>{t('settings.team.members', { name: team.name })}:</Spoken> {names}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('settings.team.members', { name: team.name })}>
        {people.length > many && (
          <TextInput
            aria-label={t('settings.team.find')}
            placeholder={t('settings.team.find')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        )}
        <ul className={styles.boxes}>
          {fitting.map(({ id, label }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    onSet(
                      event.currentTarget.checked
                        ? [...chosen, id]
                        : chosen.filter((each) => each !== id),
                    )
                  }
                />
                {label}
              </label>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
