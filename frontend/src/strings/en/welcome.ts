export const welcome = {
  'welcome.title': 'Set goals for a quarter, prove them with numbers, decide what to build.',
} as const;
