/** Words of the search. */
export const search = {
  'search.label': 'Search the plan',
  'search.placeholder': 'Words in titles, notes, check-ins, tags, KPIs, people',
  'search.text': 'Every text of the plan is searched while you type.',
  'search.nothing': 'Nothing in the plan has these words. Try fewer of them.',
  'search.found.one': '{n} found',
  'search.found.other': '{n} found',
  'search.more': 'The best {shown} of {total} found. One more word finds it sooner.',
  'search.subject.objective': 'Objective',
  'search.subject.key_result': 'Key result',
  'search.subject.kpi': 'KPI',
  'search.subject.person': 'Person',
  'search.subject.team': 'Team',
  'search.subject.cycle': 'Cycle',
  'search.subject.product': 'Product',
  'search.subject.phase': 'Phase',
} as const;
