import { belegOf } from '../../contracts/outcome.ts';
import { type BodyOf, eventsOf } from '../../contracts/subjects.ts';
import { namedAdoption, notOwnAdoption } from './adoption/not-own.ts';
import type { Circumstances, Decider, Decision } from './model/decider.ts';
import { sameFor } from './model/fold.ts';
import { onRecord } from './model/on-record.ts';
import { refuse, unknown } from './model/refusal.ts';

interface Reported {
  readonly reporter: string;
  confirmed: boolean;
}

interface Adoption {
  readonly begun: boolean;
  /** By outcomeId. */
  readonly outcomes: Map<string, Reported>;
}

/** A Kommune's adoptions with their reported outcomes, by adoptionId. */
type OutcomeState = Map<string, Adoption>;

/** Rule 8: an outcome needs an adoption that has begun; it may have ended since. */
const report = (
  state: OutcomeState,
  body: BodyOf<'report-outcome'>,
  { newId, facts }: Circumstances,
): Decision<'report-outcome'> => {
  const adoption = state.get(body.adoptionId);
  if (adoption === undefined) return notOwnAdoption(body.adoptionId, facts);
  const { evidence, belege = [], ...said } = body;
  const all = evidence === undefined ? belege : [...belege, belegOf(evidence)];
  const data = { ...said, ...(all.length === 0 ? {} : { belege: all }), outcomeId: newId('outcome') };
  return adoption.begun
    ? [{ type: 'OutcomeReported', data }]
    : refuse('Diese Übernahme hat noch nicht begonnen; Ergebnisse gibt es erst danach.', 8, [
        'adopt-best-practice mit dieser adoptionId',
      ]);
};

/** Rule 8: another person than the reporter confirms. */
const confirm = (
  state: OutcomeState,
  body: BodyOf<'confirm-outcome'>,
  { actor, facts }: Circumstances,
): Decision<'confirm-outcome'> => {
  const adoption = state.get(body.adoptionId);
  if (adoption === undefined) return notOwnAdoption(body.adoptionId, facts);
  const reported = adoption.outcomes.get(body.outcomeId);
  if (reported === undefined)
    return unknown('/outcomeId', 'Dieses Ergebnis gibt es bei dieser Übernahme nicht.');
  if (reported.reporter === actor.subjectRef)
    return refuse('Bestätigen muss eine andere Person als die, die das Ergebnis gemeldet hat.', 8);
  return reported.confirmed ? [] : [{ type: 'OutcomeConfirmed', data: body }];
};

/** What an adoption brought: reported by one person, confirmed by another (rule 8). */
export const outcomeDecider: Decider<OutcomeState, 'outcome'> = {
  subject: 'outcome',
  initial: () => new Map(),

  evolve: {
    // Whatever an adoption is made by; it has begun where its variant is made with it.
    ...sameFor(
      eventsOf('adoption', ({ makes }) => makes.includes('adoptionId')),
      (state: OutcomeState, { data }) => {
        state.set(data.adoptionId, { begun: 'solutionId' in data, outcomes: new Map() });
      },
    ),
    AdoptionRetracted: (state, { data }) => {
      state.delete(data.adoptionId);
    },
    OutcomeReported: (state, { data }, { actor }) => {
      const { outcomes } = onRecord(state, data.adoptionId);
      outcomes.set(data.outcomeId, { reporter: actor.subjectRef, confirmed: false });
    },
    OutcomeConfirmed: (state, { data }) => {
      const { outcomes } = onRecord(state, data.adoptionId);
      onRecord(outcomes, data.outcomeId).confirmed = true;
    },
  },

  factQueries: {
    'report-outcome': namedAdoption,
    'confirm-outcome': namedAdoption,
  },

  decide: {
    'report-outcome': report,
    'confirm-outcome': confirm,
  },
};
