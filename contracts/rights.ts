/** Who can have a right: whoever acts for the organisation that the entry is made for, or for any Verbund. */
export type Holder = 'own' | 'verbund';

/** Every right that a command can need, as `noun:what is done`, and who can have it. */
export const RIGHTS = {
  'kommune:register': 'verbund',
  'kommune:profile': 'own',
  'kommune:membership': 'own',
  'verbund:found': 'verbund',
  'verbund:membership': 'own',
  'verbund:editorial': 'own',
  'verbund:recognise': 'own',
  'solution:share': 'own',
  'adoption:manage': 'own',
  'adoption:confirm': 'own',
  'adoption:release': 'own',
  'lotse:manage': 'own',
  'need:manage': 'own',
} as const satisfies Readonly<Record<string, Holder>>;

export type Right = keyof typeof RIGHTS;
