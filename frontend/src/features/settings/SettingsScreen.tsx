import { Tabs } from '@mantine/core';
import { useLocation, useParams } from 'wouter';
import { useAppState, usePlan } from '~/data/plan';
import { t } from '~/strings/strings';
import { Sheet } from '~/ui/Sheet';
import tabRow from '~/ui/tabs.module.css';
import { AppSettings } from './AppSettings';
import { DirectorySection } from './DirectorySection';
import { PlanSettings } from './PlanSettings';
import styles from './SettingsScreen.module.css';
import { SmartRules } from './SmartRules';

const sections = ['general', 'products', 'people', 'teams', 'cycles', 'smart'] as const;

/** How the plan and the app behave, and what goals refer to: one section at a time. */
export function SettingsScreen() {
  const { section: asked } = useParams();
  const [, go] = useLocation();
  const { readOnly } = usePlan();
  const section = sections.find((each) => each === asked) ?? 'general';
  return (
    <Sheet title={t('settings.title')}>
      <Tabs
        className={`${tabRow.tabbed} ${styles.tabbed}`}
        value={section}
        onChange={(next) => go(next === 'general' ? '/settings' : `/settings/${next ?? ''}`)}
        keepMounted={false}
      >
        <Tabs.List className={tabRow.tabs} aria-label={t('settings.sections')}>
          {sections.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`settings.section.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sections.map((each) => (
          <Tabs.Panel
            key={each}
            value={each}
            className={styles.body}
            // Where nothing in it can be changed, the keys still have to scroll it.
            {...(readOnly && { tabIndex: 0 })}
          >
            <Section section={each} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Sheet>
  );
}

function Section({ section }: { section: (typeof sections)[number] }) {
  switch (section) {
    case 'general':
      return <General />;
    case 'smart':
      return <SmartRules />;
    default:
      return <DirectorySection section={section} />;
  }
}

function General() {
  const { version } = useAppState();
  return (
    <>
      <PlanSettings />
      <AppSettings />
      <p className={styles.about}>{t('settings.version', { version })}</p>
    </>
  );
}
