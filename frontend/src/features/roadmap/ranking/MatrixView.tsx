import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { caps } from '~/app/commands/keys';
import { type Hint, useShowHints } from '~/app/commands/hints';
import { runCommand } from '~/app/commands/registry';
import { useRanking } from '~/data/ranking';
import type { ViewProps } from '~/features/roadmap/views';
import { savePicture } from '~/fields/savePicture';
import { t, tn } from '~/strings/strings';
import { BubbleChart, drawBubbles } from '~/ui/charts/BubbleChart';
import { EmptyScreen } from '~/ui/EmptyScreen';
import { useFormat } from '~/ui/format';
import { PictureActs } from '~/ui/PictureActs';
import { Spoken } from '~/ui/Spoken';
import styles from './matrix.module.css';
import {
  bubblesOf,
  type MatrixWords,
  matrixWords,
  nextPoint,
  type Placed,
  placedOf,
} from './points';
import { usePresenting } from './Presenting';
import { useMatrixCommands } from './useMatrixCommands';
import { useRankingQuery } from './useRankingQuery';

const hints: readonly Hint[] = [
  { caps: caps('arrowright'), words: t('matrix.hint.walk') },
  { caps: ['Enter'], words: t('matrix.hint.open') },
];
const listed = 500; // rows of the table behind; the backlog has them all

/** Value against effort: what is worth most for its size stands out. */
export function MatrixView(props: ViewProps) {
  const { page } = props;
  const placed = useMemo(() => placedOf(page), [page]);
  const [asked] = useRankingQuery(props.query);
  const { data: ranking } = useRanking(asked);
  const presenting = usePresenting(page, ranking);
  return (
    <>
      {placed.length === 0 ? (
        <div className={styles.empty}>
          <EmptyScreen
            example={t('matrix.quick_win')}
            title={t('matrix.empty.title')}
            text={t('matrix.empty.text', { model: page.model.name })}
            actions={
              <Button onClick={() => runCommand('roadmap.view.backlog')} data-arrive>
                {t('ranking.empty.go')}
              </Button>
            }
          />
        </div>
      ) : (
        <Drawn {...props} placed={placed} />
      )}
      {presenting}
    </>
  );
}

function Drawn({ page, placed, chosen, grab, onChoose, onOpen }: ViewProps & { placed: Placed[] }) {
  const format = useFormat();
  const words = useMemo(() => matrixWords(page, placed, format), [page, placed, format]);
  const bubbles = useMemo(() => bubblesOf(page, placed), [page, placed]);
  const plot = useRef<HTMLDivElement>(null);
  const line = `${words.line} ${words.cut}`;
  const draw = useCallback(
    () => drawBubbles(bubbles, words.title, line, format),
    [bubbles, words, line, format],
  );
  useShowHints(hints);
  const grabbed = useRef(grab);
  useEffect(() => {
    if (grab !== grabbed.current) plot.current?.focus();
    grabbed.current = grab;
  }, [grab]);
  const here = placed.find(({ id }) => id === chosen);
  const left = page.initiatives.filter(
    ({ matrix, state }) => matrix === null && state !== 'shipped' && state !== 'dropped',
  ).length;
  useMatrixCommands({
    onWalk: (way) => {
      const next = here ? nextPoint(placed, here, way) : placed[0];
      if (next) onChoose(next.id);
    },
    onFirst: () => onChoose(placed[0]?.id ?? ''),
    onLast: () => onChoose(placed.at(-1)?.id ?? ''),
    onOpen: () => {
      if (here) onOpen();
    },
    draw,
  });
  return (
    <figure className={styles.figure} data-commands="roadmap">
      <div className={styles.head}>
        <figcaption>
          <h2>{words.title}</h2>
          <p>{words.line}</p>
          <p>
            {words.cut} {left > 0 && tn('matrix.left', left)}
          </p>
        </figcaption>
        <PictureActs draw={draw} onSave={savePicture} />
      </div>
      <div
        ref={plot}
        className={styles.walk}
        role="group"
        aria-label={t(page.model.method === 'kano' ? 'matrix.label.kano' : 'matrix.label')}
        tabIndex={0}
        data-arrive
        data-commands="matrix"
      >
        <BubbleChart
          bubbles={bubbles}
          chosen={chosen}
          className={styles.plot}
          onChoose={onChoose}
        />
      </div>
      <p className={styles.said} role="status">
        {here && words.point(here)}
      </p>
      <Behind placed={placed} words={words} />
    </figure>
  );
}

/** The same numbers for whoever does not see the picture. */
function Behind({ placed, words }: { placed: readonly Placed[]; words: MatrixWords }) {
  return (
    <Spoken as="div">
      <table>
        <caption>{t('matrix.points')}</caption>
        <thead>
          <tr>
            {(['title', 'value', 'effort', 'quadrant'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`matrix.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed.slice(0, listed).map((each) => (
            <tr key={each.id}>
              <th scope="row">{each.title}</th>
              <td>{words.value(each.matrix.value)}</td>
              <td>{words.effort(each.matrix.effort)}</td>
              <td>{words.quadrant(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {placed.length > listed && <p>{t('matrix.table.more', { n: placed.length - listed })}</p>}
    </Spoken>
  );
}
