import { Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '~/strings/strings';
import { toast } from '~/ui/toast';
import type { ViewState } from './useView';
import styles from '~/ui/view.module.css';

/** Gives the view a name; it then stands beside the others. */
export function SaveView({ viewing: { save, isNaming, setNaming } }: { viewing: ViewState }) {
  const [name, setName] = useState('');
  const keep = () => {
    if (name.trim() === '') return;
    save(name.trim());
    setNaming(false);
    setName('');
    toast({ text: t('view.saved', { name: name.trim() }) });
  };
  return (
    <Popover
      opened={isNaming}
      onChange={setNaming}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          onClick={() => setNaming(!isNaming)}
        >
          {t('view.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('view.save')}>
        <form
          className={styles.save}
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <TextInput
            data-autofocus
            label={t('view.save.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {t('view.save.do')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
