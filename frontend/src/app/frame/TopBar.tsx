import { Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconSearch } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { useCommand } from '~/app/commands/registry';
import { usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Keys } from '~/ui/Keys';
import { CycleSwitcher } from './CycleSwitcher';
import styles from './Frame.module.css';
import { PlanMenu } from './PlanMenu';

/** Plan, cycle, palette, undo and redo. */
export function TopBar() {
  return (
    <header className={styles.topbar}>
      <PlanMenu />
      <CycleSwitcher />
      <SearchButton />
      <div className={styles.topEnd}>
        <Step which="undo" />
        <Step which="redo" />
      </div>
    </header>
  );
}

function SearchButton() {
  const palette = useCommand('palette');
  return (
    <button type="button" className={styles.search} onClick={() => palette?.run()}>
      <IconSearch size="1rem" aria-hidden />
      <span>{t('top.search')}</span>
      <Keys caps={caps('mod+k')} />
    </button>
  );
}

function Step({ which }: { which: 'undo' | 'redo' }) {
  const plan = usePlan();
  const command = useCommand(which);
  const name = plan.undo[which];
  const Icon = which === 'undo' ? IconArrowBackUp : IconArrowForwardUp;
  return (
    <Tooltip label={name === null ? t(`top.${which}.none`) : t(`top.${which}.name`, { name })}>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<Icon size="0.9375rem" aria-hidden />}
        aria-disabled={command?.disabled ?? true}
        {...((command?.disabled ?? true) && { 'data-disabled': true })}
        onClick={() => {
          if (!command?.disabled) command?.run();
        }}
      >
        {t(`action.${which}`)}
      </Button>
    </Tooltip>
  );
}
