import { SegmentedControl, Switch } from '@mantine/core';
import type { RowsShown, Theme } from '~/bridge/types';
import { textSizes } from '~/data/look';
import { usePreferences, useSetPreferences } from '~/data/plan';
import { t } from '~/strings/strings';
import { attempt } from '~/ui/toast';
import { Setting } from './Setting';
import styles from './SettingsScreen.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const rows: readonly RowsShown[] = ['compact', 'comfortable'];

/** What this person prefers on this machine. */
export function AppSettings() {
  const preferences = usePreferences();
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
      <Setting id="textSize" text={t('settings.textSize.text')}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-labelledby="textSize"
          data={textSizes.map((size) => ({
            value: String(size),
            label: t('settings.textSize.percent', { size }),
          }))}
          value={String(preferences.textSize)}
          onChange={(size) => attempt(set({ textSize: Number(size) }))}
        />
      </Setting>
      <Setting id="rows" text={t('settings.rows.text')}>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-labelledby="rows"
          data={rows.map((each) => ({ value: each, label: t(`settings.rows.${each}`) }))}
          value={preferences.rows}
          onChange={(value) => {
            const wanted = rows.find((each) => each === value);
            if (wanted) attempt(set({ rows: wanted }));
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
