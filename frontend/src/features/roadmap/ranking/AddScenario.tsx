import { Button, Popover, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { scenarios } from '~/bridge/roadmapCalls';
import { toCairnError } from '~/bridge/errors';
import type { ScenarioPage } from '~/bridge/roadmapTypes';
import { useRoadmapWrite } from '~/data/roadmap';
import { t } from '~/strings/strings';
import styles from './scenarios.module.css';

interface Props {
  page: ScenarioPage;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** Asks for the name of a new scenario, and what it begins as a from of. */
export function AddScenario({ page, isOpen, onOpen }: Props) {
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size="0.9375rem" aria-hidden />}
          data-arrive
          onClick={() => onOpen(!isOpen)}
        >
          {t('scenarios.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('scenarios.add')}>
        <Fields page={page} onEnd={() => onOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ page, onEnd }: { page: ScenarioPage; onEnd: () => void }) {
  const write = useRoadmapWrite();
  const [name, setName] = useState('');
  const [copy, setCopy] = useState('');
  const [fault, setFault] = useState('');
  const add = async () => {
    try {
      await write(() => scenarios.add({ name, cycle: page.cycle.id, from: copy }));
      onEnd();
    } catch (reason) {
      setFault(toCairnError(reason).sentence('name'));
    }
  };
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        data-autofocus
        label={t('scenarios.add.name')}
        placeholder={t('scenarios.add.hint')}
        value={name}
        error={fault}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('scenarios.add.copy')}
        data={page.columns.map((column) => ({ value: column.id, label: column.name }))}
        value={copy}
        onChange={(next) => setCopy(next ?? '')}
        comboboxProps={{ withinPortal: false }}
      />
      <Button type="submit" variant="default">
        {t('scenarios.add.done')}
      </Button>
    </form>
  );
}
