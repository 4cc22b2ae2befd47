import { SegmentedControl, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Theme } from '~/bridge/types';
import { useAppState, useSetPreferences } from '~/data/plan';
import { t } from '~/strings/strings';
import { Sheet, SheetBody } from '~/ui/Sheet';
import styles from './SettingsScreen.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** How the app behaves for this person. */
export function SettingsScreen() {
  const { preferences, version } = useAppState();
  const set = useSetPreferences();
  return (
    <Sheet title={t('settings.title')}>
      <SheetBody>
        <Setting id="theme" name={t('settings.theme')} text={t('settings.theme.text')}>
          <SegmentedControl
            size="xs"
            withItemsBorders={false}
            aria-labelledby="theme"
            data={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
            value={preferences.theme}
            onChange={(value) => {
              const theme = themes.find((each) => each === value);
              if (theme) void set({ theme });
            }}
          />
        </Setting>
        <Setting id="keys" name={t('settings.singleKeys')} text={t('settings.singleKeys.text')}>
          <Switch
            aria-labelledby="keys"
            checked={preferences.singleKeys}
            onChange={(event) => void set({ singleKeys: event.currentTarget.checked })}
          />
        </Setting>
        <p className={styles.about}>{t('settings.version', { version })}</p>
      </SheetBody>
    </Sheet>
  );
}

interface SettingProps {
  id: string;
  name: string;
  text: string;
  children: ReactNode;
}

function Setting({ id, name, text, children }: SettingProps) {
  return (
    <section className={styles.setting}>
      <div>
        <h2 id={id}>{name}</h2>
        <p>{text}</p>
      </div>
      {children}
    </section>
  );
}
