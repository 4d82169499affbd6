import { dayInBerlin } from '../../../contracts/days.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { firstDay } from '../../../contracts/fields.ts';
import type { Sight } from '../../model/sight.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { openReferencesOn } from '../open-reference.ts';

/** Who has spoken for itself on a solution, as a viewer sees it on a day: what publications say counts of the others only. */
export interface Unspoken {
  readonly sight: Sight;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly spoken: ReadonlySet<StreamName | undefined>;
}

type Fact = ReferenceRow['fact'];

/** Facts by which somebody uses something. */
const USES: ReadonlySet<Fact> = new Set(['nutzt', 'hat-begonnen', 'uebernommen-von']);

/** Facts that are about a solution as a whole, and give nobody a place in its Verbreitung. */
const PLACELESS: ReadonlySet<Fact> = new Set(['anzahl', 'ergebnis']);

/** How far a use is that is none any more, or not yet. */
const NO_USE: ReadonlySet<ReferenceRow['status']> = new Set([
  'interesse',
  'in-pruefung',
  'geplant',
  'beschlossen',
  'beendet',
  'nicht-weiterverfolgt',
]);

/** From when a publication's word holds: since when it says, else as of when, else since it was recorded. */
const saidFrom = ({ since, asOf, recordedAt }: ReferenceRow): string => {
  const said = since ?? asOf;
  return said === undefined ? dayInBerlin(recordedAt) : firstDay(said);
};

/** What publications say by that day of a solution, or of something that came from it, about those who have not spoken. */
const claimsOn = (models: ReadModels, solutionId: string, { spoken, sight, day }: Unspoken) =>
  openReferencesOn(models, solutionId, sight).filter((row) => !spoken.has(row.party) && saidFrom(row) <= day);

/**
 * Others of whom publications say that they use a solution, and who have not spoken themselves; each once, whatever number of
 * publications say so (DOMAIN, Reference).
 */
export const claimedUsers = (
  models: ReadModels,
  solutionId: string,
  unspoken: Unspoken,
): readonly StreamName[] => {
  const claims = claimsOn(models, solutionId, unspoken);
  const ended = new Set(claims.filter(({ fact }) => fact === 'hat-beendet').map(({ party }) => party));
  const users = claims.filter(({ fact, status }) => USES.has(fact) && !NO_USE.has(status));
  return [...new Set(users.map(({ party }) => party))].filter((party) => !ended.has(party));
};

/** What gives those others a place in the Verbreitung of a solution: of each party the statement that was recorded first. */
export const claimedPlaces = (
  models: ReadModels,
  solutionId: string,
  unspoken: Unspoken,
): readonly ReferenceRow[] => {
  const placed = claimsOn(models, solutionId, unspoken).filter(({ fact }) => !PLACELESS.has(fact));
  const byParty = Map.groupBy(placed, ({ party }) => party).values();
  return Array.from(byParty, ([first]) => first as ReferenceRow);
};
