import { Button, Select, Tabs } from '@mantine/core';
import { memo } from 'react';
import { runCommand } from '~/app/commands/registry';
import { scoring } from '~/bridge/roadmapCalls';
import type { Roadmap } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite, useScenario } from '~/data/roadmap';
import { t } from '~/strings/strings';
import tabRow from '~/ui/tabs.module.css';
import { attempt } from '~/ui/toast';
import styles from './roadmap.module.css';
import { isView, type View, views } from './views';

interface Props {
  page: Roadmap;
  view: View;
  onView: (view: View) => void;
}

/** Which view of the roadmap is shown, by which model, in which scenario. Not drawn again with every row. */
export const ViewTabs = memo(function ViewTabs({ page, view, onView }: Props) {
  const { readOnly } = usePlan();
  const [scenario, chooseScenario] = useScenario();
  const write = useRoadmapWrite();
  return (
    <div className={styles.bar}>
      <Tabs
        value={view}
        onChange={(next) => {
          if (isView(next)) onView(next);
        }}
        variant="default"
      >
        <Tabs.List className={tabRow.tabs}>
          {views.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`roadmap.view.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <span className={styles.asked}>
        {page.scenarios.length > 0 && (
          <Select
            aria-label={t('roadmap.scenario')}
            data={[
              { value: '', label: t('roadmap.scenario.record') },
              ...page.scenarios.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={scenario}
            onChange={(next) => chooseScenario(next ?? '')}
          />
        )}
        <Select
          aria-label={t('roadmap.model')}
          disabled={readOnly}
          data={page.models.map(({ id, name }) => ({ value: id, label: name }))}
          value={page.model.id}
          onChange={(next) => {
            if (next !== null) attempt(write(() => scoring.setModel(next)));
          }}
        />
        <Button variant="subtle" color="gray" onClick={() => runCommand('roadmap.models')}>
          {t('models.edit')}
        </Button>
      </span>
    </div>
  );
});
