import type { Holder } from '../../../contracts/definitions.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { RIGHTS } from '../../../contracts/subjects.ts';
import type { Claim } from '../base.ts';
import { isOnBehalf } from '../on-behalf.ts';

/** Whoever has no organisation acts for all of them; what the hub alone does, nobody may. */
const has = (organisation: StreamName | null, holder: Holder, target: StreamName | null): boolean => {
  switch (holder) {
    case 'own':
    case 'mandated':
      return organisation === null || organisation === target;
    case 'verbund':
      return organisation === null || organisation.startsWith('verbund-');
    case 'hub':
      return false;
  }
};

const DENIED: Readonly<Record<Holder, string>> = {
  mandated: 'kann nur die Stelle selbst, für die eingetragen wird, und wer einen Auftrag von ihr hat.',
  own: 'kann nur die Stelle selbst, für die eingetragen wird.',
  verbund: 'ist der Verbundstelle vorbehalten.',
  hub: 'erledigt der Dienst selbst.',
};

/** Throws Problem 403 where the actor does not have the command's right. */
export const checkRight = (claim: Claim): void => {
  const { actor, command, target } = claim;
  const holder = RIGHTS.get(command.right);
  if (holder === undefined) throw new Error(`nobody can have the right ${command.right}`);
  if (has(actor.organisation, holder, target)) return;
  // Whether there is a mandate is known only once the state of the target is.
  if (isOnBehalf(claim)) return;
  throw new Problem('forbidden', { detail: `„${command.title}“ ${DENIED[holder]}` });
};
