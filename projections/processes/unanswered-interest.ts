import { dayInBerlin, daysAfter } from '../../contracts/days.ts';
import { organisationIdOf } from '../../contracts/envelope.ts';
import { INTEREST_DAYS } from '../../contracts/membership.ts';
import type { Process } from './process.ts';

const pair = (verbundId: string, kommuneId: string) => `${verbundId} ${kommuneId}`;

/** An interest that no membership answers in time is closed, so that both sides see it. */
export const unansweredInterest: Process = {
  name: 'unanswered-interest',
  version: 1,
  gives: ['lapse-interest'],
  starts: {
    InterestDeclared: ({ data: { verbundId }, stream, recordedAt }) => {
      const kommuneId = organisationIdOf(stream);
      return {
        key: pair(verbundId, kommuneId),
        due: daysAfter(dayInBerlin(recordedAt), INTEREST_DAYS),
        command: 'lapse-interest',
        target: `verbund-${verbundId}`,
        body: { kommuneId },
      };
    },
  },
  settles: {
    KommuneJoined: ({ data, stream }) => pair(data.verbundId, organisationIdOf(stream)),
    InterestLapsed: ({ data, stream }) => pair(organisationIdOf(stream), data.kommuneId),
  },
};
