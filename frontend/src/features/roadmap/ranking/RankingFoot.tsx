import { Button } from '@mantine/core';
import { IconArchive, IconChevronDown, IconChevronUp, IconPresentation } from '@tabler/icons-react';
import { runCommand } from '~/app/commands/registry';
import { scenarios } from '~/bridge/roadmapCalls';
import type { Ranking, RankingQuery } from '~/bridge/rankingTypes';
import { usePlan } from '~/data/plan';
import { isFlag, useRemembered } from '~/data/remembered';
import { useRoadmapWrite } from '~/data/roadmap';
import { ReasonInput } from '~/fields/ReasonInput';
import { t } from '~/strings/strings';
import { useFormat } from '~/ui/format';
import { toast } from '~/ui/toast';
import { DrawingOptions } from './DrawingOptions';
import { Firmness } from './Firmness';
import styles from './foot.module.css';
import { isChosen } from './useRankingCommands';
import type { Drawing } from './useRankingQuery';

interface Props {
  ranking: Ranking;
  query: RankingQuery;
  drawing: Drawing;
  onDrawing: (next: Drawing) => void;
  /** Which of its parts asks for something. */
  asking: FootAsks;
  onAsking: (asks: FootAsks) => void;
  /** Opens a ranking that was kept. */
  onKept: (id: string) => void;
}

/** What the foot asks for: a name, how to draw, or nothing. */
export type FootAsks = '' | 'name' | 'drawing';

/** How the ranking was made and how firm it is, and what can be done with all of it. */
export function RankingFoot(props: Props) {
  const { ranking, query, drawing, onDrawing, asking, onAsking, onKept } = props;
  const { id: plan, readOnly } = usePlan();
  const format = useFormat();
  const write = useRoadmapWrite();
  const [isOpen, setOpen] = useRemembered(plan, 'roadmap.firm', false, isFlag);
  const { draws, seed, top, method, kept } = ranking;
  const keep = async (name: string) => {
    const id = await write(() => scenarios.keepRanking({ ...query, seed, draws, top, name }));
    onAsking('');
    toast({
      text: t('ranking.keep.done', { name }),
      action: { label: t('ranking.keep.open'), run: () => onKept(id) },
    });
  };
  const Chevron = isOpen ? IconChevronDown : IconChevronUp;
  return (
    <div className={styles.foot}>
      {asking === 'name' && (
        <div className={styles.naming}>
          <span>{t('ranking.keep.name')}</span>
          <div>
            <ReasonInput
              name="name"
              label={t('ranking.keep.name')}
              hint={t('ranking.keep.hint')}
              onSave={keep}
              onGiveUp={() => onAsking('')}
            />
          </div>
        </div>
      )}
      {isOpen && <Firmness ranking={ranking} />}
      <div className={styles.line}>
        <p className={styles.method}>
          <span>
            {t('ranking.draws', { draws: format.number(draws), seed, top: format.number(top) })}
          </span>
          {'. '}
          {method}
        </p>
        <div className={styles.acts}>
          <DrawingOptions
            drawing={drawing}
            isOpen={asking === 'drawing'}
            onOpen={(opened) => onAsking(opened ? 'drawing' : '')}
            onChange={onDrawing}
          />
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            rightSection={<Chevron size="0.875rem" aria-hidden />}
            onClick={() => setOpen(!isOpen)}
          >
            {t('ranking.firm')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPresentation size="0.875rem" aria-hidden />}
            onClick={() => runCommand('roadmap.present')}
          >
            {t('present.button')}
          </Button>
          {kept.length > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconArchive size="0.875rem" aria-hidden />}
              onClick={() => runCommand('ranking.kept')}
            >
              {t('ranking.kept.open', { n: format.number(kept.length) })}
            </Button>
          )}
          {!readOnly && (
            <Button variant="default" size="compact-sm" onClick={() => onAsking('name')}>
              {t('ranking.keep')}
            </Button>
          )}
          {!readOnly && isChosen(ranking) && (
            <Button variant="default" size="compact-sm" onClick={() => runCommand('ranking.apply')}>
              {t('ranking.apply')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
