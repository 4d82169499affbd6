import type { recognition } from '../../contracts/recognition.ts';
import type { RecognitionField, ReferenceFacts, SolutionFacts } from './facts.ts';
import {
  type CommandsOf,
  type Decider,
  type Decision,
  type EventsOf,
  never,
  type Refusal,
  refuse,
} from './model.ts';

type RecognitionEvent = EventsOf<typeof recognition.events>;
type RecognitionCommand = CommandsOf<typeof recognition.commands>;
type Body = RecognitionCommand['body'];

/** The solutions that this Verbund has recognised and not revoked. */
type RecognitionState = Set<string>;

const QUESTIONS: Readonly<Record<RecognitionField, string>> = {
  wertversprechen: 'Was wird besser?',
  zielgruppe: 'Für wen?',
  nutzennachweis: 'Woran messen wir das?',
};

/** Rule 5: recognition needs an origin that still stands, three answered questions and a reported outcome. */
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

const revoke = (state: RecognitionState, body: Body): Decision<RecognitionEvent> =>
  state.has(body.solutionId)
    ? [{ type: 'BestPracticeRevoked', data: body }]
    : refuse('Dieser Zusammenschluss hat das nicht als bewährt festgestellt.', 5);

/** What a Verbund states as proven ("Bewährt"), and takes back with a reason. */
export const recognitionDecider: Decider<
  RecognitionState,
  RecognitionCommand,
  RecognitionEvent,
  RecognitionEvent
> = {
  subject: 'recognition',
  folds: ['BestPracticeRecognised', 'BestPracticeRevoked'],
  initial: () => new Set(),

  evolve(state, event) {
    switch (event.type) {
      case 'BestPracticeRecognised':
        state.add(event.data.solutionId);
        break;
      case 'BestPracticeRevoked':
        state.delete(event.data.solutionId);
        break;
      default:
        never(event);
    }
  },

  needs: ({ body }) => [{ kind: 'solution-or-reference', id: body.solutionId, path: '/solutionId' }],

  decide(state, command, { facts }) {
    switch (command.name) {
      case 'recognise-best-practice': {
        const { solutionId } = command.body;
        if (state.has(solutionId)) return [];
        const refusal = notYet(facts.solutionOrReference(solutionId));
        return refusal ?? [{ type: 'BestPracticeRecognised', data: command.body }];
      }
      case 'revoke-best-practice':
        return revoke(state, command.body);
      default:
        return never(command);
    }
  },
};
