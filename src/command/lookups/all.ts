import { adoptionLookup } from './adoption.ts';
import { builtOnLookup } from './built-on.ts';
import { kommuneLookup, regionalKeyLookup } from './kommune.ts';
import type { Lookup } from './lookup.ts';
import { interestLookup, membershipLookup } from './membership.ts';
import { referenceLookup } from './reference.ts';
import { solutionLookup } from './solution.ts';
import { verbundLookup } from './verbund.ts';

/** How each kind of fact is found, one line each. What stands in none of them is found by its place (`entry`). */
export const LOOKUPS: readonly Lookup[] = [
  solutionLookup,
  referenceLookup,
  adoptionLookup,
  builtOnLookup,
  kommuneLookup,
  regionalKeyLookup,
  verbundLookup,
  membershipLookup,
  interestLookup,
];
