import type { MapNode } from '~/bridge/types';
import { rowNumber } from '~/fields/rowNumber';
import { t, tn } from '~/strings/strings';
import { type Format, outOfTen } from '~/ui/format';

const short = 2; // characters of a unit that stands behind every number

/** "48 of 60%": the value and the target; "" where there is none. */
export function valueWords({ current, target, unit, kind }: MapNode, format: Format): string {
  if (current === null || kind === 'yes_no' || kind === 'milestones') return '';
  if (target === null) return format.value(current, unit);
  const words =
    kind === 'at_least' ? 'map.value.min' : kind === 'at_most' ? 'map.value.max' : 'map.value';
  return t(words, {
    current: format.value(current, unit.length <= short ? unit : ''),
    target: format.value(target, unit),
  });
}

/** The number of a row as the outline writes it; "" for a KPI and in another cycle. */
export function numberOf({ subject, order }: MapNode): string {
  return rowNumber(subject, order);
}

/** The word for how a node stands. */
export function standingWord({ status, standing }: MapNode): string {
  if (status !== null) return t(`status.${status}`);
  return standing === null ? '' : t(`standing.${standing}`);
}

/** What the picture of a node says, as one text for whoever does not see it. */
export function nameOf(node: MapNode, format: Format): string {
  const { subject, title, cycle, progress, expected, confidence, owner } = node;
  const order = numberOf(node);
  const kind = t(`map.subject.${subject}`);
  const words = [
    order === ''
      ? t('map.name.kpi', { subject: kind, title })
      : t('map.name', { subject: kind, order, title }),
    cycle !== null && t('map.name.cycle', { cycle }),
    standingWord(node).toLowerCase(),
    valueWords(node, format),
    progress !== null && t('map.name.progress', { progress: format.progress(progress) }),
    expected !== null && t('map.name.expected', { expected: format.progress(expected) }),
    confidence !== null && t('map.name.confidence', { confidence: outOfTen(confidence) }),
    owner !== null && t('map.name.owner', { owner }),
    node.keyResults > 0 && tn('map.name.keyResults', node.keyResults),
    node.objectives > 0 && tn('map.name.objectives', node.objectives),
    node.initiatives > 0 && tn('map.name.initiatives', node.initiatives),
    node.alone && t('map.name.alone'),
  ];
  return words.filter(Boolean).join(', ');
}
