import type { Audience } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { admits, ownersSeen, type Sight } from '../../model/sight.ts';
import type { WriteTable } from '../../model/table.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';
import { takenFrom } from './ancestors.ts';
import { isMerged } from './merged.ts';
import type { AdoptionRow, LineageTables, OutcomeRow, ReportedRow } from './tables.ts';

interface Tables {
  readonly adoptions: WriteTable<AdoptionRow>;
  readonly reported: WriteTable<ReportedRow>;
}

const PUBLIC = 'oeffentlich';

/** What is for everybody is counted together, the rest owner by owner. */
const publicKey = (solutionId: string): string => JSON.stringify([solutionId]);
const ownersKey = (solutionId: string, level: string, owner: string): string =>
  JSON.stringify([solutionId, level, owner]);

const add = (reported: Tables['reported'], solutionId: string, audience: Audience, more: number): void => {
  const { level, owner } = audience;
  const key = level === PUBLIC ? publicKey(solutionId) : ownersKey(solutionId, level, owner);
  const before = reported.get(key);
  const count = (before?.count ?? 0) + more;
  // Whoever sees what has stood there for longer sees what came later: the newest one speaks for all.
  const isNewest = (audience.since ?? '') >= (before?.audience.since ?? '');
  if (count > 0) reported.put(key, { audience: isNewest || !before ? audience : before.audience, count });
  else reported.remove(key);
};

const LEVELS: readonly Audience['level'][] = ['kommune', 'verbund', PUBLIC];

/** Who may see an outcome: those for whom it was written, as far as the adoption is for them. */
const audienceOf = ({ audience: written }: OutcomeRow, place: Audience): Audience =>
  written !== undefined && LEVELS.indexOf(written.level) < LEVELS.indexOf(place.level) ? written : place;

/** The outcomes of an adoption, counted for each of those who may see them. */
const tally = ({ outcomes }: AdoptionRow, place: Audience): ReportedRow[] => {
  const byLevel = new Map<Audience['level'], ReportedRow>();
  for (const outcome of outcomes) {
    const audience = audienceOf(outcome, place);
    byLevel.set(audience.level, { audience, count: (byLevel.get(audience.level)?.count ?? 0) + 1 });
  }
  return [...byLevel.values()];
};

const same = (one: readonly ReportedRow[], other: readonly ReportedRow[]): boolean =>
  one.length === other.length &&
  one.every(({ audience, count }, index) => {
    const there = other[index];
    return there?.count === count && there.audience.level === audience.level;
  });

/**
 * Keeps up how many outcomes stand below each solution and who may see them, once the adoption of an event has other ones or
 * is for others: so nobody has to walk all that descends from a solution.
 */
export const countReported = (event: ProjectedEvent, tables: Tables, places: WhereaboutsTables): void => {
  const { adoptionId } = event.data as { adoptionId?: string };
  const row = adoptionId === undefined ? undefined : tables.adoptions.get(adoptionId);
  const place = row && places.adoptions.get(row.adoptionId)?.audience;
  if (row === undefined || place === undefined) return;
  const [counted, before] = [tally(row, place), row.counted ?? []];
  if (same(counted, before)) return;
  // That one on the way was an idea, or merged several, counts only where everybody may know it.
  const endsThere = (one: AdoptionRow) =>
    (one.begun?.relation === 'angeregt' || isMerged(one)) &&
    (one.adoptionId === row.adoptionId || places.adoptions.get(one.adoptionId)?.audience.level === PUBLIC);
  for (const solutionId of takenFrom(tables.adoptions, row.begun?.solutionId ?? '', endsThere)) {
    for (const { audience, count } of before) add(tables.reported, solutionId, audience, -count);
    for (const { audience, count } of counted) add(tables.reported, solutionId, audience, count);
  }
  tables.adoptions.put(row.adoptionId, { ...row, counted });
};

/** True where everybody may see an outcome that was reported on what descends from the solution. */
export const hasPublicOutcome = ({ reported }: LineageTables, solutionId: string): boolean =>
  reported.get(publicKey(solutionId)) !== undefined;

/**
 * True where the viewer may see an outcome that was reported on what descends from the solution. Looks at most once at each
 * organisation whose entries they see, however much descends from it.
 */
export const seesOutcome = (tables: LineageTables, solutionId: string, sight: Sight): boolean => {
  if (hasPublicOutcome(tables, solutionId)) return true;
  const { organisation } = sight;
  const isSeen = (level: string, owner: string) => {
    const row = tables.reported.get(ownersKey(solutionId, level, owner));
    return row !== undefined && admits(sight, row.audience);
  };
  if (organisation !== null && isSeen('kommune', organisation)) return true;
  return Iterator.from(ownersSeen(sight)).some((owner) => isSeen('verbund', owner));
};
