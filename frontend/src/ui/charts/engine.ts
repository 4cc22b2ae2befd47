// The parts of ECharts that Cairn draws with. Whoever imports this file loads them: see `later`.
import { LineChart, type LineSeriesOption, type ScatterSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  type MarkAreaComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use as know } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

know([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | MarkAreaComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>;

/** A chart that is drawn into an element and follows its size. */
export function drawInto(element: HTMLElement): ReturnType<typeof init> {
  return init(element, null, { renderer: 'svg' });
}

/** The same as the text of a picture, in px. */
export function drawText(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...option, animation: false, tooltip: { show: false } });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
