import { SegmentedControl, Switch } from '@mantine/core';
import type { Theme } from '~/bridge/types';
import { useAppState, useSetPreferences } from '~/data/plan';
import { t } from '~/strings/strings';
import { attempt } from '~/ui/toast';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { PlanSettings } from './PlanSettings';
import { Setting } from './Setting';
import styles from './SettingsScreen.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** How the plan and the app behave. */
export function SettingsScreen() {
  const { version } = useAppState();
  return (
    <Sheet title={t('settings.title')}>
      <SheetBody>
        <PlanSettings />
        <AppSettings />
        <p className={styles.about}>{t('settings.version', { version })}</p>
      </SheetBody>
    </Sheet>
  );
}

/** What this person prefers on this machine. */
function AppSettings() {
  const { preferences } = useAppState();
  const set = useSetPreferences();
  return (
    <section aria-labelledby="settings-app">
      <h2 id="settings-app" className={styles.group}>
        {t('settings.app')}
      </h2>
      <Setting id="theme" text={t('settings.theme.text')}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-labelledby="theme"
          data={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
          value={preferences.theme}
          onChange={(value) => {
            const theme = themes.find((each) => each === value);
            if (theme) attempt(set({ theme }));
          }}
        />
      </Setting>
      <Setting id="singleKeys" text={t('settings.singleKeys.text')}>
        <Switch
          aria-labelledby="singleKeys"
          checked={preferences.singleKeys}
          onChange={(event) => attempt(set({ singleKeys: event.currentTarget.checked }))}
        />
      </Setting>
    </section>
  );
}
