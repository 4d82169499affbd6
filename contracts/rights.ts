/**
 * Every right that a command can need, as `noun:what is done`. Access has a rule for each of them
 * (`src/access/demo/policy.ts`): a right without a rule does not compile.
 */
export const RIGHTS = [
  'kommune:register',
  'kommune:profile',
  'kommune:membership',
  'verbund:found',
  'verbund:membership',
  'verbund:editorial',
  'verbund:recognise',
  'solution:share',
  'adoption:manage',
  'adoption:confirm',
  'adoption:release',
  'lotse:manage',
] as const;

export type Right = (typeof RIGHTS)[number];
