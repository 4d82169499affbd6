import type { Viewer } from './act.ts';
import type { Audience, Entry, Kept, Ledger } from './ledger.ts';

/** True where `viewer` may see what is for `audience` once the act `at` has been done. */
export const seesAt = (
  { circles }: Ledger,
  { stream }: Viewer,
  { level, owner, since }: Audience,
  at: number,
): boolean =>
  level === 'oeffentlich' ||
  owner === stream ||
  (level === 'verbund' && stream !== null && circles.together(stream, owner, at, since));

/** An entry as it stood once the act `at` had been done. */
const entryAt = (levels: readonly Entry[], at: number): Entry | undefined =>
  levels.findLast(({ since }) => since <= at);

/** The moments from `from` on at which somebody may begin to see something, or no longer see it. */
const momentsFrom = ({ circles, levels }: Ledger, id: string | undefined, from: number): number[] => [
  from,
  ...[...circles.changes(), ...(levels.get(id ?? '') ?? []).map(({ since }) => since)].filter(
    (at) => at > from,
  ),
];

/**
 * True where a viewer who looks from the act `from` on is ever told of an act: at some moment he may see what it told, and the
 * entry that it belongs to as well.
 */
export const isTold = (ledger: Ledger, viewer: Viewer, { told }: Kept, at: number, from: number): boolean =>
  told.some(({ said, audience }) => {
    const id = ledger.entryOf(said)?.id;
    const levels = ledger.levels.get(id ?? '') ?? [];
    return momentsFrom(ledger, id, Math.max(at, from)).some((moment) => {
      const entry = entryAt(levels, moment);
      return (
        seesAt(ledger, viewer, audience, moment) &&
        (entry === undefined || seesAt(ledger, viewer, entry, moment))
      );
    });
  });

/** True where the viewer, who looks from `from` on, may see a solution or a variant; what has no level of its own all see. */
export const everSeesSolution = (
  ledger: Ledger,
  viewer: Viewer,
  solutionId: string,
  from: number,
): boolean => {
  const id = ledger.variants.get(solutionId) ?? solutionId;
  const levels = ledger.levels.get(id);
  if (levels === undefined) return true;
  return momentsFrom(ledger, id, from).some((moment) => {
    const entry = entryAt(levels, moment);
    return entry !== undefined && seesAt(ledger, viewer, entry, moment);
  });
};
