import { Button } from '@mantine/core';
import { IconArchive, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type CairnError, toCairnError } from '~/bridge/errors';
import type { Ending } from '~/bridge/closingTypes';
import type { Cycle } from '~/bridge/types';
import { useCloses, useEnding } from '~/data/closing';
import { useChooseCycle, useCycle } from '~/data/cycle';
import { usePlan } from '~/data/plan';
import { OfCycle } from '~/fields/OfCycle';
import { ReasonInput } from '~/fields/ReasonInput';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { Message } from '~/ui/Message';
import { offerUndo } from '~/ui/offerUndo';
import { PanelTabs } from '~/ui/PanelTabs';
import { Sheet, SheetBody } from '~/ui/Sheet';
import { Unreadable } from '~/ui/Unreadable';
import { allChoices } from './carry';
import { Confidence } from './Confidence';
import styles from './closing.module.css';
import { Lessons } from './Lessons';
import { Onward } from './Onward';
import { Scores, type Shown } from './Scores';

type Tab = 'scores' | 'lessons' | 'onward' | 'confidence';

/** The end of the chosen cycle: score it, look back, decide what goes on, close it. */
export function ClosingScreen() {
  const { cycle } = useCycle();
  if (cycle && cycle.state !== 'backlog') return <Cycled key={cycle.id} cycle={cycle} />;
  return (
    <Sheet title={t('command.closing.go')}>
      <SheetBody>
        <Message tone="info" title={t('closing.backlog.title')}>
          {t('closing.backlog.text')}
        </Message>
      </SheetBody>
    </Sheet>
  );
}

function Cycled({ cycle }: { cycle: Cycle }) {
  const { ending, error, again } = useEnding(cycle.id);
  if (ending) return <End ending={ending} />;
  return (
    <Sheet title={t('closing.title', { cycle: cycle.name })}>
      <SheetBody>
        {error !== null && (
          <Unreadable title={t('closing.unreadable')} error={error} onRetry={again} />
        )}
      </SheetBody>
    </Sheet>
  );
}

function End({ ending }: { ending: Ending }) {
  const { readOnly } = usePlan();
  const [, go] = useLocation();
  const choose = useChooseCycle();
  const { cycle, closed } = ending;
  const closes = useCloses(cycle.id);
  const [tab, setTab] = useState<Tab>('scores');
  const [shown, setShown] = useState<Shown>('all');
  const [next, setNext] = useState('');
  const [choices, setChoices] = useState(allChoices);
  const [refusal, setRefusal] = useState<CairnError | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isClosed = closed !== null;

  const close = async () => {
    try {
      await closes.close(next, choices);
      setRefusal(null);
      setTab('scores');
      offerUndo(t('closing.closed', { cycle: cycle.name }));
    } catch (reason) {
      setRefusal(toCairnError(reason));
    }
  };
  const plan = (id: string) => {
    choose(id);
    go('/objectives');
  };
  const tabs = (['scores', 'lessons', 'onward', 'confidence'] as const)
    .filter((id) => id !== 'onward' || !isClosed)
    .map((id) => ({ id, title: t(`closing.tab.${id}`) }));
  return (
    <Sheet
      title={<Title ending={ending} />}
      line={<Line ending={ending} />}
      actions={
        <>
          {isClosed && ending.next && (
            <Button variant="default" onClick={() => ending.next && plan(ending.next.id)}>
              {t('closing.next', { cycle: ending.next.name })}
            </Button>
          )}
          {isClosed && !readOnly && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconLockOpen size="0.9375rem" aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {t('closing.reopen')}
            </Button>
          )}
          {!isClosed && !readOnly && (
            <Button
              leftSection={<IconArchive size="0.9375rem" aria-hidden />}
              onClick={() => void close()}
            >
              {t('closing.close')}
            </Button>
          )}
        </>
      }
    >
      {isAsking && (
        <div className={styles.reopen}>
          <ReasonInput
            name="why"
            label={t('closing.reopen.why')}
            hint={t('closing.reopen.hint')}
            onSave={(why) =>
              closes.reopen(why).then(() => {
                setAsking(false);
                offerUndo(t('closing.reopened', { cycle: cycle.name }));
              })
            }
            onGiveUp={() => setAsking(false)}
          />
        </div>
      )}
      {refusal && (
        <Refusal
          refusal={refusal}
          onShow={(which) => {
            setTab('scores');
            setShown(which);
          }}
        />
      )}
      <div className={styles.tabs}>
        <PanelTabs tabs={tabs} tab={tab} onTab={setTab}>
          <OfCycle cycle={cycle}>
            {tab === 'scores' && (
              <Scores ending={ending} closes={closes} shown={shown} onShown={setShown} />
            )}
            {tab === 'onward' && (
              <Onward
                ending={ending}
                next={next}
                onNext={setNext}
                choices={choices}
                onChoices={setChoices}
              />
            )}
            {tab === 'confidence' && <Confidence />}
          </OfCycle>
          {/* A lesson may come after the cycle was closed. */}
          {tab === 'lessons' && (
            <Lessons cycle={cycle.id} lessons={ending.lessons} rows={ending.rows} closes={closes} />
          )}
        </PanelTabs>
      </div>
    </Sheet>
  );
}

function Title({ ending: { cycle, closed, score } }: { ending: Ending }) {
  const format = useFormat();
  if (closed === null) return t('closing.title', { cycle: cycle.name });
  return score === null
    ? t('closing.title.unscored', { cycle: cycle.name })
    : t('closing.title.closed', { cycle: cycle.name, score: format.progress(score) });
}

function Line({ ending }: { ending: Ending }) {
  const { today } = usePlan();
  const format = useFormat();
  const { cycle, closed, reached, missed } = ending;
  if (closed !== null) {
    return [
      t('closing.line.closed', { date: format.date(closed, today) }),
      t('closing.summary', { reached, all: reached + missed }) + '.',
    ].join(' ');
  }
  const left = cycle.day !== null && cycle.days !== null ? cycle.days - cycle.day : 0;
  return left > 0 ? t('closing.line.early', { n: left }) : t('closing.line.open');
}

/** Why it was not closed, and the rows that it is about. */
function Refusal({ refusal, onShow }: { refusal: CairnError; onShow: (which: Shown) => void }) {
  const about = refusal.fields[0]?.code;
  return (
    <div className={styles.refused}>
      <Message
        title={t('closing.refused')}
        actions={
          about && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onShow(about === 'why' ? 'unexplained' : 'unscored')}
            >
              {t('closing.refused.show')}
            </Button>
          )
        }
      >
        {refusal.sentence('score')}
      </Message>
    </div>
  );
}
