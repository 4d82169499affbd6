import { organisationIdOf, type Position } from '../../contracts/envelope.ts';
import { runningOf } from '../../projections/reading/running.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import { seenAsIdea } from '../../projections/reading/usage/idea.ts';
import { firstSeenOf } from '../../projections/reading/versions.ts';
import { seesSolution } from '../../projections/reading/visible.ts';
import { openInterest } from '../../projections/tables/kommune/interests.ts';
import { takenFrom } from '../../projections/tables/lineage/ancestors.ts';
import { ancestorsSeen, containedSeen } from '../../projections/tables/lineage/links.ts';
import { hasPublicOutcome, seesOutcome } from '../../projections/tables/lineage/reported.ts';
import { membershipKey, statusOf } from '../../projections/tables/verbund/words.ts';
import type { Directory } from '../command/directory.ts';
import type { ReadSide } from '../project/read-side.ts';

const isOwn = (readSide: ReadSide, solutionId: string, organisationId: string): boolean => {
  const place = readSide.models().whereabouts.solutions.get(solutionId);
  return place !== undefined && organisationIdOf(place.stream) === organisationId;
};

const membershipIn = (readSide: ReadSide, verbundId: string, kommuneId: string) => {
  const row = readSide.models().verbund.words.get(membershipKey(verbundId, kommuneId));
  return (
    row && {
      status: statusOf(row),
      kommune: row.kommune?.wort,
      verbund: row.verbund?.wort,
      since: row.since,
    }
  );
};

/**
 * What the command side asks the read models, as of now; `waitMs` bounds the wait for them. `confirmedBodies` are the ids of the
 * organisations that the operator has confirmed as public bodies.
 */
export const directoryOf = (
  readSide: ReadSide,
  waitMs: number,
  confirmedBodies: ReadonlySet<string> = new Set(),
): Directory => ({
  waitFor: async (position: Position | null) => position === null || readSide.waitFor(position, waitMs),
  solution: (id) => readSide.models().whereabouts.solutions.get(id),
  adoption: (id) => readSide.models().whereabouts.adoptions.get(id),
  reference: (id) => {
    const row = readSide.models().catalogue.references.get(id);
    return row && { referenceId: row.referenceId, kommuneId: row.kommuneId };
  },
  kommune: (id) => {
    const { kommunen } = readSide.models().kommune;
    const row = kommunen.get(id);
    return (
      row && {
        kommuneId: id,
        name: row.name,
        isRunBy: (other) => Iterator.from(runningOf(kommunen, id)).some((one) => one === other),
      }
    );
  },
  verbund: (id) => readSide.models().verbund.verbuende.get(id),
  membership: (verbundId, kommuneId) => membershipIn(readSide, verbundId, kommuneId),
  interest: (verbundId, kommuneId) => openInterest(readSide.models(), kommuneId, verbundId),
  firstVersion: (solutionId, sight) => firstSeenOf(readSide.models(), sight, solutionId),
  isConfirmed: (organisationId) => confirmedBodies.has(organisationId),
  // In log order the first one is the one that was there: later ones slipped through a race.
  regionalKey: (key) =>
    [...readSide.models().kommune.kommunen.by('regionalKey', key)].sort((a, b) =>
      a.registeredAt < b.registeredAt ? -1 : 1,
    )[0],
  goesBackTo: (solutionId, organisationId, sight) =>
    Iterator.from(ancestorsSeen(readSide.models(), sight, [solutionId])).some((id) =>
      isOwn(readSide, id, organisationId),
    ),
  originWithdrawnOn: (solutionId, sight) => {
    const models = readSide.models();
    return [...takenFrom(models.lineage.adoptions, solutionId, seenAsIdea(models, sight))]
      .filter((id) => seesSolution(models, sight, id))
      .flatMap((id) => models.catalogue.solutions.get(id)?.withdrawnOn ?? [])
      .sort()[0];
  },
  contains: (solutionId, soughtId, sight) =>
    Iterator.from(containedSeen(readSide.models(), sight, solutionId)).some((id) => id === soughtId),
  hasOutcome: (solutionId, sight) => {
    const { lineage, whereabouts } = readSide.models();
    return whereabouts.solutions.get(solutionId)?.audience.level === 'oeffentlich'
      ? hasPublicOutcome(lineage, solutionId)
      : seesOutcome(lineage, solutionId, sight);
  },
  sightOf: (organisation) => sightOf(readSide.models(), organisation),
});
