import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { openInterest } from '../../../projections/tables/kommune/interests.ts';
import { membershipKey, statusOf } from '../../../projections/tables/verbund/words.ts';
import { interestFact, membershipFact } from '../../decide/facts/membership.ts';
import { lookup } from './lookup.ts';

/** Of the two that a membership joins, one is who asks. */
const pair = (stream: StreamName, otherId: string) => {
  const own = organisationIdOf(stream);
  return stream.startsWith('verbund-')
    ? { verbundId: own, kommuneId: otherId }
    : { verbundId: otherId, kommuneId: own };
};

export const membershipLookup = lookup(membershipFact, (otherId, { models, stream }) => {
  const { verbundId, kommuneId } = pair(stream, otherId);
  const row = models.verbund.words.get(membershipKey(verbundId, kommuneId));
  return (
    row && {
      status: statusOf(row),
      kommune: row.kommune?.wort,
      verbund: row.verbund?.wort,
      since: row.since,
    }
  );
});

export const interestLookup = lookup(interestFact, (otherId, { models, stream }) => {
  const { verbundId, kommuneId } = pair(stream, otherId);
  return openInterest(models, kommuneId, verbundId);
});
