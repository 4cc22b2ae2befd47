import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconSearch } from '@tabler/icons-react';
import { caps } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { canStep } from '~/app/useHistorySteps';
import { useWholePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Hint } from '~/ui/Hint';
import { Keys } from '~/ui/Keys';
import { later } from '~/ui/later';
import styles from './Frame.module.css';
import { CycleButton, PlanButton } from './topButtons';

const PlanMenu = later(async () => (await import('./menus')).PlanMenu, PlanButton);
const CycleMenu = later(async () => (await import('./menus')).CycleMenu, CycleButton);

/** Plan, cycle, palette, undo and redo. */
export function TopBar() {
  return (
    <header className={styles.topbar}>
      <PlanMenu />
      <CycleMenu />
      <SearchButton />
      <div className={styles.topEnd}>
        <Step which="undo" />
        <Step which="redo" />
      </div>
    </header>
  );
}

function SearchButton() {
  return (
    <button type="button" className={styles.search} onClick={() => runCommand('palette')}>
      <IconSearch size="1rem" aria-hidden />
      <span>{t('top.search')}</span>
      <Keys caps={caps('mod+k')} />
    </button>
  );
}

function Step({ which }: { which: 'undo' | 'redo' }) {
  const plan = useWholePlan();
  const name = plan.undo[which];
  const Icon = which === 'undo' ? IconArrowBackUp : IconArrowForwardUp;
  const can = canStep(plan, which);
  return (
    <Hint label={name === null ? t(`top.${which}.none`) : t(`top.${which}.name`, { name })}>
      <Button
        variant="subtle"
        color="gray"
        aria-label={t(`action.${which}`)}
        leftSection={<Icon size="0.9375rem" aria-hidden />}
        aria-disabled={!can}
        {...(!can && { 'data-disabled': true })}
        onClick={() => {
          if (can) runCommand(which);
        }}
      >
        <span className={styles.stepWord}>{t(`action.${which}`)}</span>
      </Button>
    </Hint>
  );
}
