import { useDeferredValue } from 'react';
import type { Initiative, InitiativeDetail, RoadmapQuery } from '~/bridge/roadmapTypes';
import { usePlan } from '~/data/plan';
import { useRemembered } from '~/data/remembered';
import { RowHistory } from '~/fields/RowHistory';
import { scoreNumber } from '~/features/roadmap/words';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Panel } from '~/ui/Panel';
import { PanelTabs } from '~/ui/PanelTabs';
import { DetailsTab } from './DetailsTab';
import { fieldNames } from './fields';
import { LinksTab } from './LinksTab';
import { OutcomeTab } from './OutcomeTab';
import styles from './panel.module.css';
import { ScoreTab } from './ScoreTab';
import { useInitiative } from './useInitiative';
import { unscoredWords } from './words';

const tabs = ['details', 'score', 'links', 'outcome', 'history'] as const;
type InitiativeTab = (typeof tabs)[number];

function isTab(kept: unknown): kept is InitiativeTab {
  return tabs.some((each) => each === kept);
}

interface Props {
  initiative: Initiative;
  query: RoadmapQuery;
  onClose: () => void;
  onBack: () => void;
}

/** Everything about the chosen initiative. */
export function InitiativePanel({ initiative, query, onClose, onBack }: Props) {
  const { id: plan } = usePlan();
  const [tab, setTab] = useRemembered<InitiativeTab>(plan, 'roadmap.panelTab', 'details', isTab);
  // Whoever runs through the rows with the arrow keys does not wait for each one's story.
  const id = useDeferredValue(initiative.id, '');
  const detail = useInitiative(id, query.model);
  return (
    <Panel
      label={t('initiative.details')}
      above={aboveWords(initiative)}
      title={initiative.title}
      under={<Verdict initiative={initiative} model={detail?.model.name ?? ''} />}
      closeLabel={t('initiative.close')}
      onClose={onClose}
      onBack={onBack}
    >
      <PanelTabs
        tabs={tabs.map((each) => ({ id: each, title: t(`initiative.tab.${each}`) }))}
        tab={tab}
        onTab={setTab}
      >
        {detail && <Body tab={tab} detail={detail} />}
      </PanelTabs>
    </Panel>
  );
}

function aboveWords({ team, state }: Initiative): string {
  const word = t(`roadmap.state.${state}`);
  return team === null ? word : t('initiative.of', { team, state: word });
}

/** What its score says of it, in a line. */
function Verdict({ initiative, model }: { initiative: Initiative; model: string }) {
  const format = useFormat();
  const { class: kind, classReason, score, rank, override, band } = initiative;
  if (kind !== '') {
    const word = t(`roadmap.class.${kind}`);
    return (
      <span>
        {classReason === ''
          ? t('initiative.outside', { class: word })
          : t('initiative.outside.by', { class: word, reason: classReason })}
      </span>
    );
  }
  const facts = [
    model,
    rank !== null && t('initiative.rank', { rank }),
    override && t('initiative.place', { place: override.rank }),
  ].filter(Boolean);
  return (
    <>
      {band !== '' && <span>{band}</span>}
      {score !== null && <b className={styles.headline}>{scoreNumber(score, format)}</b>}
      {score !== null ? (
        <span className={styles.small}>{facts.join(', ')}</span>
      ) : (
        <span>{unscoredWords(initiative)}</span>
      )}
    </>
  );
}

interface BodyProps {
  tab: InitiativeTab;
  detail: InitiativeDetail;
}

function Body({ tab, detail }: BodyProps) {
  switch (tab) {
    case 'details':
      return <DetailsTab detail={detail} />;
    case 'score':
      return <ScoreTab detail={detail} />;
    case 'links':
      return <LinksTab detail={detail} />;
    case 'outcome':
      return <OutcomeTab detail={detail} />;
    case 'history':
      return <RowHistory items={detail.history} fields={fieldNames()} />;
  }
}
