// What ECharts needs for bubbles besides its engine. Whoever imports this file loads it: see `later`.
import { ScatterChart, type ScatterSeriesOption } from 'echarts/charts';
import { MarkAreaComponent } from 'echarts/components';
import { use as know } from 'echarts/core';
import type { Format } from '~/ui/format';
import { type Box, type Side, sidesOf } from './bubbleLabels';
import type { ChartOption } from './engine';
import type { Ink } from './series';

know([ScatterChart, MarkAreaComponent]);

/** One bubble: where it stands and how large it is. */
export interface Bubble {
  id: string;
  name: string;
  x: number;
  y: number;
  /** 0 or more; its area is drawn in proportion. */
  size: number;
}

/** Bubbles on two axes that are cut into four fields. */
export interface Bubbles {
  points: readonly Bubble[];
  x: { name: string; cut: number };
  y: { name: string; cut: number };
  /** Names of the fields, in the order of reading: above the cut first, left before right. */
  fields: readonly [string, string, string, string];
}

/** The colours besides those of other charts. */
export interface BubbleInk extends Ink {
  bubble: string;
  accent: string;
  quiet: string;
}

const smallest = 8; // px of diameter
const largest = 40; // px
const longest = 28; // letters of a title beside its bubble
const letter = 0.56; // width of a letter of Inter, in its size
const fieldSize = 1.15; // of the letters of a field's name, in those of the labels
const usual = 11; // px of the labels of axes

/** The end of an axis: the next round number above all that is on it. */
export function roundEnd(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power > most * 1.04);
  // What the machine's arithmetic adds to a product would stand at the axis.
  return Number(((step ?? 12) * power).toPrecision(6));
}

function axis(name: string, end: number, ink: BubbleInk, format: Format, font: object) {
  return {
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameGap: 8,
    nameTextStyle: { ...font, color: ink.axis },
    min: 0,
    max: end,
    axisLine: { show: true, lineStyle: { color: ink.limit } },
    axisTick: { show: false },
    axisLabel: {
      ...font,
      color: ink.axis,
      hideOverlap: true,
      formatter: (value: number) => format.number(value),
    },
    splitLine: { show: false },
  };
}

/** How a chart of bubbles is drawn. */
export interface Look {
  /** px that the chart has; words find their place in it. */
  width: number;
  height: number;
  /** px of the letters. */
  size?: number;
}

/** What both the bubbles and the chosen one among them are drawn by. */
function partsOf({ points, x, y, fields }: Bubbles, { width, height, size = usual }: Look) {
  const scale = size / usual;
  const most = Math.max(...points.map((point) => point.size), 0);
  const diameter = (area: number) =>
    scale ** 0.5 *
    (most === 0 ? smallest * 1.5 : Math.max(smallest, largest * Math.sqrt(area / most)));
  const ends = {
    x: roundEnd([...points.map((point) => point.x), x.cut]),
    y: roundEnd([...points.map((point) => point.y), y.cut]),
  };
  // Large ones lie behind, so that none is hidden; they choose the place of their words first.
  const ordered = [...points].sort((a, b) => b.size - a.size);
  const plot = { width: width - 60 * scale, height: height - 50 * scale };
  const circles = ordered.map((point) => ({
    x: (point.x / ends.x) * plot.width,
    y: (1 - point.y / ends.y) * plot.height,
    radius: diameter(point.size) / 2,
    width: Math.min(point.name.length, longest) * size * letter,
  }));
  const sides = new Map<string, Side>();
  const around = {
    words: fieldBoxes(fields, plot, size * fieldSize),
    lines: { x: (x.cut / ends.x) * plot.width, y: (1 - y.cut / ends.y) * plot.height },
  };
  sidesOf(circles, plot, size * 1.3, around).forEach((side, nth) => {
    const point = ordered[nth];
    if (point && side) sides.set(point.id, side);
  });
  const dataOf = (some: readonly Bubble[], isAlways: boolean) =>
    some.map((point) => ({
      id: point.id,
      name: point.name.length > longest ? `${point.name.slice(0, longest - 1)}…` : point.name,
      value: [point.x, point.y],
      symbolSize: diameter(point.size),
      // Names that would lie on something are left to the pointer and the keys.
      label: { show: isAlways || sides.has(point.id), position: sides.get(point.id) ?? 'right' },
    }));
  return { ordered, ends, scale, dataOf };
}

const labelled = {
  distance: 4,
  opacity: 1,
  formatter: ({ name }: { name: string }) => name,
};

/** What keeps words apart from what they stand on; `width` in px. */
function haloOf({ surface }: BubbleInk, width: number) {
  return { textBorderColor: surface, textBorderWidth: width };
}

/** Where the names of the fields stand: each in its corner of the plot. */
function fieldBoxes(
  names: Bubbles['fields'],
  plot: { width: number; height: number },
  size: number,
): Box[] {
  const inset = 5; // px between a corner and its name
  return names.map((name, nth) => {
    const [width, height] = [name.length * size * letter + inset, size * 1.3 + inset];
    const left = nth % 2 === 0 ? 0 : plot.width - width;
    const top = nth < 2 ? 0 : plot.height - height;
    return { left, right: left + width, top, bottom: top + height };
  });
}

/** What ECharts shall draw. */
export function bubbleOption(
  bubbles: Bubbles,
  ink: BubbleInk,
  format: Format,
  look: Look,
): ChartOption {
  const { x, y, fields } = bubbles;
  const { size = usual } = look;
  const font = { fontFamily: ink.font, fontSize: size };
  const { ordered, ends, scale, dataOf } = partsOf(bubbles, look);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: ink.font },
    grid: {
      left: 8,
      right: 24 * scale,
      top: 12,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    },
    xAxis: axis(x.name, ends.x, ink, format, font),
    yAxis: axis(y.name, ends.y, ink, format, font),
    series: [
      {
        type: 'scatter' as const,
        id: 'fields',
        data: [],
        silent: true,
        markLine: cutLines(x.cut, y.cut, ink),
        markArea: fieldNames({ x: x.cut, y: y.cut }, ends, fields, {
          ...font,
          color: ink.quiet,
          ...haloOf(ink, 3),
          fontSize: size * fieldSize,
        }),
      },
      {
        type: 'scatter' as const,
        id: 'points',
        animation: false,
        data: dataOf(ordered, false),
        label: { ...font, ...labelled, ...haloOf(ink, 3), color: ink.text },
        emphasis: { label: { show: true } },
        itemStyle: { color: ink.bubble, opacity: 0.55, borderColor: ink.surface },
      },
    ],
  };
}

/** The chosen bubble over the others; "" for none. */
export function chosenOption(
  bubbles: Bubbles,
  chosen: string,
  ink: BubbleInk,
  look: Look,
): ChartOption {
  const { ordered, dataOf } = partsOf(bubbles, look);
  return {
    series: [
      {
        type: 'scatter' as const,
        id: 'chosen',
        animation: false,
        silent: true,
        z: 5,
        data: dataOf(
          ordered.filter(({ id }) => id === chosen),
          true,
        ),
        itemStyle: { color: ink.accent, borderColor: ink.surface },
        label: {
          ...labelled,
          fontFamily: ink.font,
          fontSize: look.size ?? usual,
          fontWeight: 600,
          color: ink.accent,
          ...haloOf(ink, 4),
        },
      },
    ],
  };
}

function cutLines(
  x: number,
  y: number,
  ink: BubbleInk,
): NonNullable<ScatterSeriesOption['markLine']> {
  return {
    silent: true,
    animation: false,
    z: 1, // beneath the bubbles and their words
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: ink.limit, width: 1, type: [4, 3] },
    data: [{ xAxis: x }, { yAxis: y }],
  };
}

/** The names of the fields, each in the corner of its own that is farthest from the cuts. */
function fieldNames(
  cut: { x: number; y: number },
  end: { x: number; y: number },
  names: Bubbles['fields'],
  font: object,
): NonNullable<ScatterSeriesOption['markArea']> {
  const [left, right] = [
    [0, cut.x],
    [cut.x, end.x],
  ] as const;
  const [low, high] = [
    [0, cut.y],
    [cut.y, end.y],
  ] as const;
  const places = [
    { x: left, y: high, position: 'insideTopLeft' },
    { x: right, y: high, position: 'insideTopRight' },
    { x: left, y: low, position: 'insideBottomLeft' },
    { x: right, y: low, position: 'insideBottomRight' },
  ] as const;
  return {
    silent: true,
    animation: false,
    z: 3, // the names can be read where a bubble stands in the corner
    itemStyle: { color: 'rgba(0, 0, 0, 0)' },
    data: places.map((place, nth) => [
      {
        name: names[nth] ?? '',
        xAxis: place.x[0],
        yAxis: place.y[0],
        label: { ...font, show: true, position: place.position },
      },
      { xAxis: place.x[1], yAxis: place.y[1] },
    ]),
  };
}
