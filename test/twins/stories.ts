import {
  adopt,
  confirm,
  giveUp,
  readOf,
  release,
  report,
  revise,
  share,
  type Telling,
  withdraw,
} from './telling.ts';

/**
 * Things that chance seldom brings about. Kommunen 0 to 2 belong to one Verbund, 5 and 6 to none; steps are counted from 0,
 * and an adoption is told by the variant that it makes.
 */
export const STORIES: readonly (readonly Telling[])[] = [
  // A public adoption of what only the Verbund sees, and what descends from it.
  [share(1, 'verbund'), adopt(2, 0, 'oeffentlich'), adopt(5, 1, 'oeffentlich'), withdraw(1, 0)],
  // Between two that everybody sees stands one that only the Verbund sees.
  [share(5, 'oeffentlich'), adopt(1, 0, 'verbund'), adopt(2, 1, 'oeffentlich'), adopt(6, 2, 'oeffentlich')],
  // A whole of which everybody sees only some parts.
  [
    share(1, 'kommune'),
    share(1, 'verbund'),
    share(1, 'oeffentlich'),
    share(1, 'oeffentlich', [0, 1, 2]),
    share(2, 'verbund'),
  ],
  // Something public inside of something hidden, that is inside of something public.
  [
    share(5, 'oeffentlich'),
    share(1, 'verbund', [0]),
    share(1, 'oeffentlich', [1]),
    adopt(2, 1, 'oeffentlich'),
    adopt(6, 2, 'oeffentlich'),
    revise(1, 2, undefined),
  ],
  // What stands on a hidden idea.
  [share(5, 'oeffentlich'), adopt(1, 0, 'verbund', { relation: 'angeregt' }), adopt(2, 1, 'oeffentlich')],
  // Shared for few, and then for more.
  [
    share(1, 'kommune'),
    revise(1, 0, undefined, true),
    revise(1, 0, 'verbund', true),
    revise(1, 0, undefined, true),
    revise(1, 0, 'oeffentlich'),
    adopt(6, 0, 'oeffentlich'),
  ],
  // What was reported before all is confirmed while it is given up; released, and not.
  [
    share(5, 'oeffentlich'),
    adopt(1, 0, 'oeffentlich'),
    report(1, 1),
    giveUp(1, 1),
    confirm(1, 1, 2),
    release(1, 1),
  ],
  [share(5, 'oeffentlich'), adopt(1, 0, 'oeffentlich'), report(1, 1), giveUp(1, 1), confirm(1, 1, 2)],
  // What was told because of something that is given up afterwards: it is a building block, and what others have read of.
  [
    share(5, 'oeffentlich'),
    adopt(1, 0, 'oeffentlich'),
    share(1, 'oeffentlich', [1]),
    readOf(1),
    giveUp(1, 1),
  ],
];
