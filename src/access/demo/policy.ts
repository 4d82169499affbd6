import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import type { Right } from '../../../contracts/rights.ts';
import type { AskedBySomebody } from '../base.ts';

/** `own`: whoever acts for the organisation that the entry is made for. `verbund`: whoever acts for any Verbund. */
type Holder = 'own' | 'verbund';

/** Who has which right. */
const HOLDERS: Readonly<Record<Right, Holder>> = {
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
};

const has = (organisation: StreamName, holder: Holder, target: StreamName | null): boolean =>
  holder === 'own' ? organisation === target : organisation.startsWith('verbund-');

const DENIED: Readonly<Record<Holder, string>> = {
  own: 'kann nur die Stelle selbst, für die eingetragen wird.',
  verbund: 'ist der Verbundstelle vorbehalten.',
};

/** Throws Problem 403 where the actor does not have the command's right. Whoever has no organisation acts for all of them. */
export const checkRight = ({ actor, command, target }: AskedBySomebody): void => {
  const holder = HOLDERS[command.right];
  if (actor.organisation === null || has(actor.organisation, holder, target)) return;
  throw new Problem('forbidden', { detail: `„${command.title}“ ${DENIED[holder]}` });
};
