import type { BodyOf } from '../../contracts/subjects.ts';
import type { ReferenceFacts } from './facts/reference.ts';
import { cataloguedFact, type RecognitionField, type SolutionFacts } from './facts/solution.ts';
import type { Circumstances, Decider, Decision } from './model/decider.ts';
import { type Refusal, refuse } from './model/refusal.ts';

/** The solutionIds that this Verbund has recognised and not revoked. */
type RecognitionState = Set<string>;

const QUESTIONS: Readonly<Record<RecognitionField, string>> = {
  wertversprechen: 'Was wird besser?',
  zielgruppe: 'Für wen?',
  nutzennachweis: 'Woran messen wir das?',
};

/** Rule 5: recognition needs an origin that is not withdrawn, three answered questions and a reported outcome. */
const notYet = (found: SolutionFacts | ReferenceFacts): Refusal | undefined => {
  if ('referenceId' in found)
    return refuse('Das ist ein Verweis auf eine Veröffentlichung, von der Kommune nicht bestätigt.', 5, [
      'claim-reference durch die Kommune',
    ]);
  if (found.kind === 'variant')
    return refuse('Als bewährt festgestellt wird der Ursprung, nicht eine einzelne Umsetzung davon.', 5);
  if (found.closed !== undefined) return refuse('Dieses Projekt ist zurückgezogen.', 5);
  const open = found.missingForRecognition.map((field) => `„${QUESTIONS[field]}“`);
  if (open.length > 0) return refuse(`Dafür fehlt noch: ${open.join(', ')}.`, 5, ['revise-project']);
  return found.hasOutcome()
    ? undefined
    : refuse(
        'Dafür fehlt noch ein gemeldetes Ergebnis, das alle sehen, die die Lösung sehen: „Was hat es gebracht?“',
        5,
        ['report-outcome'],
      );
};

const recognise = (
  state: RecognitionState,
  body: BodyOf<'recognise-best-practice'>,
  { facts }: Circumstances,
): Decision<'recognise-best-practice'> =>
  state.has(body.solutionId)
    ? []
    : (notYet(facts.get(cataloguedFact, body.solutionId)) ?? [
        { type: 'BestPracticeRecognised', data: body },
      ]);

const revoke = (
  state: RecognitionState,
  body: BodyOf<'revoke-best-practice'>,
): Decision<'revoke-best-practice'> =>
  state.has(body.solutionId)
    ? [{ type: 'BestPracticeRevoked', data: body }]
    : refuse('Dieser Zusammenschluss hat das nicht als bewährt festgestellt.', 5);

/** What a Verbund states as proven ("Bewährt"), and revokes with a reason. */
export const recognitionDecider: Decider<RecognitionState, 'recognition'> = {
  subject: 'recognition',
  initial: () => new Set(),

  evolve: {
    BestPracticeRecognised: (state, { data }) => {
      state.add(data.solutionId);
    },
    BestPracticeRevoked: (state, { data }) => {
      state.delete(data.solutionId);
    },
  },

  decide: {
    'recognise-best-practice': recognise,
    'revoke-best-practice': revoke,
  },
};
