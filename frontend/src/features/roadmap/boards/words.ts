import type { Initiative, Roadmap } from '~/bridge/roadmapTypes';
import { t } from '~/strings/strings';
import type { Format } from '~/ui/format';

const decimals = 1; // of person-months, as the whole roadmap shows them

/** "2.0 pm", or that nobody has estimated it. */
export function effortWords(effort: number | null, format: Format): string {
  return effort === null
    ? t('board.effort.none')
    : t('board.effort', { effort: format.number(effort, decimals) });
}

/** Person-months as they stand in sums. */
export function monthsOf(effort: number, format: Format): string {
  return format.number(effort, decimals);
}

/** "RICE 3,680", or why there is no score. */
export function scoreWords(row: Initiative, page: Roadmap, format: Format): string {
  if (row.score !== null) {
    const score = format.number(row.score, Math.abs(row.score) < 100 ? 1 : 0);
    return t('board.score', { model: page.model.name, score });
  }
  if (row.class !== '') return t('board.score.outside');
  if (row.missing.length > 0) {
    return t('board.score.missing', { what: row.missing.join(', ').toLowerCase() });
  }
  if (row.fault !== '') return t('board.score.fault');
  return row.band || t('board.score.none');
}

/** The goals that it serves, the first by name. */
export function servesWords({ serves }: Initiative): string {
  const [first] = serves;
  if (!first) return '';
  return serves.length === 1
    ? first.title
    : t('board.serves.more', { title: first.title, n: serves.length - 1 });
}

/** Why it stands outside the score; "" where it does not. */
export function classWords(row: Initiative): string {
  if (row.class === '') return '';
  const word = t(`board.class.${row.class}`);
  return row.classReason === '' ? word : t('board.class.why', { word, why: row.classReason });
}

/** All that a card says, for whoever cannot see it. */
export function nameOf(row: Initiative, page: Roadmap, format: Format): string {
  return [
    row.title,
    row.place === null ? '' : t('board.name.rank', { rank: row.place }),
    scoreWords(row, page, format),
    row.effort === null
      ? t('board.effort.none')
      : t('board.name.effort', { effort: monthsOf(row.effort, format) }),
    classWords(row),
    servesWords(row) && t('board.name.serves', { what: servesWords(row) }),
    row.team ?? '',
    t(`board.state.${row.state}`),
    row.owner === null ? '' : t('board.name.owner', { owner: row.owner }),
  ]
    .filter(Boolean)
    .join(', ');
}
