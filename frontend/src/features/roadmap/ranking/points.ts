import type { Initiative, Roadmap } from '~/bridge/roadmapTypes';
import { t, tn } from '~/strings/strings';
import type { Bubbles } from '~/ui/charts/bubbles';
import type { Format } from '~/ui/format';
import { effortDecimals, scoreDecimals } from './numbers';

/** An initiative that has a place in the matrix. */
export interface Placed extends Initiative {
  matrix: NonNullable<Initiative['matrix']>;
}

const done: readonly Initiative['state'][] = ['shipped', 'dropped'];

function isPlaced(initiative: Initiative): initiative is Placed {
  return initiative.matrix !== null && !done.includes(initiative.state);
}

/** Those with a place that can still be decided on. */
export function placedOf({ initiatives }: Roadmap): Placed[] {
  return initiatives.filter(isPlaced);
}

function isKano({ model }: Roadmap): boolean {
  return model.method === 'kano';
}

const kanoFields = ['attractive', 'one_dimensional', 'indifferent', 'must_be'] as const;
const fields = ['quick_win', 'big_bet', 'fill_in', 'time_sink'] as const;

const middling = 0.5; // of a bubble where all are alike

/** Where the matrix is cut; no initiative has a place where it is not. */
function cutOf({ matrix }: Roadmap): NonNullable<Roadmap['matrix']> {
  return matrix ?? { value: 0, effort: 0, by: '', valueName: '', effortName: '', sizeName: '' };
}

/** The bubbles of a roadmap on the axes of its model. */
export function bubblesOf(page: Roadmap, placed: readonly Placed[]): Bubbles {
  const matrix = cutOf(page);
  const kano = isKano(page);
  const [a, b, c, d] = kano
    ? kanoFields.map((name) => t(`matrix.kano.${name}`))
    : fields.map((name) => t(`matrix.${name}`));
  return {
    points: placed.map(({ id, title, matrix: { effort, value, size } }) => ({
      id,
      name: title,
      x: effort,
      y: value,
      size: size ?? middling,
    })),
    x: { name: t(kano ? 'matrix.axis.worse' : 'matrix.axis.effort'), cut: matrix.effort },
    y: {
      name: kano ? t('matrix.axis.better') : t('matrix.axis.value', { value: matrix.valueName }),
      cut: matrix.value,
    },
    fields: [a ?? '', b ?? '', c ?? '', d ?? ''],
  };
}

/** What the matrix says and how it is to be read. */
export interface MatrixWords {
  title: string;
  line: string;
  cut: string;
  /** One initiative in a sentence. */
  point: (placed: Placed) => string;
  value: (value: number) => string;
  effort: (effort: number) => string;
  quadrant: (placed: Placed) => string;
}

/** The words of a matrix: the finding, the axes, where it is cut. */
export function matrixWords(page: Roadmap, placed: readonly Placed[], format: Format): MatrixWords {
  const matrix = cutOf(page);
  const { model } = page;
  const kano = isKano(page);
  const decimals = {
    value: kano ? 2 : scoreDecimals(placed.map((each) => each.matrix.value)),
    effort: kano ? 2 : effortDecimals(placed.map((each) => each.matrix.effort)),
  };
  const value = (number: number) => format.number(number, decimals.value);
  const effort = (number: number) => format.number(number, decimals.effort);
  const quadrant = (each: Placed) => {
    if (kano) return each.band;
    return each.quadrant === '' ? '' : t(`matrix.one.${each.quadrant}`);
  };
  const isMustBe = ({ matrix: at }: Placed) =>
    at.effort >= matrix.effort && at.value < matrix.value;
  const found = placed.filter((each) => (kano ? isMustBe(each) : each.quadrant === 'quick_win'));
  const title = tn(kano ? 'matrix.title.kano' : 'matrix.title', found.length).replace(
    '{all}',
    String(placed.length),
  );
  return {
    title,
    line: kano
      ? t('matrix.line.kano')
      : t('matrix.line', {
          value: matrix.valueName,
          model: model.name,
          size: matrix.sizeName,
        }),
    cut: matrix.by,
    value,
    effort,
    quadrant,
    point: (each) =>
      t(kano ? 'matrix.point.kano' : 'matrix.point', {
        title: each.title,
        value: value(each.matrix.value),
        effort: effort(each.matrix.effort),
        quadrant: quadrant(each),
      }),
  };
}

const ways = { left: [-1, 0], right: [1, 0], up: [0, 1], down: [0, -1] } as const;

/** A direction on the plot. */
export type Way = keyof typeof ways;

/** The nearest point in a direction, as the eye takes it; undefined where there is none. */
export function nextPoint(placed: readonly Placed[], from: Placed, way: Way): Placed | undefined {
  const [x, y] = ways[way];
  const span = (pick: (each: Placed) => number) => {
    const all = placed.map(pick);
    return Math.max(...all) - Math.min(...all) || 1;
  };
  const wide = span((each) => each.matrix.effort);
  const high = span((each) => each.matrix.value);
  let best: { placed: Placed; far: number } | undefined;
  placed.forEach((each, at) => {
    if (each === from) return;
    const dx = (each.matrix.effort - from.matrix.effort) / wide;
    const dy = (each.matrix.value - from.matrix.value) / high;
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    // Points on one another are told apart by their order, so that each can be reached.
    const isSame = dx === 0 && dy === 0 && at > placed.indexOf(from) === x + y > 0;
    if (ahead <= 0 && !isSame) return;
    const far = ahead + 2 * aside;
    if (!best || far < best.far) best = { placed: each, far };
  });
  return best?.placed;
}
