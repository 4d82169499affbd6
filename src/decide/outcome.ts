import type { AdoptionPlanned, BestPracticeAdopted } from '../../contracts/adoption.ts';
import type { EventOf } from '../../contracts/definitions.ts';
import type { outcome } from '../../contracts/outcome.ts';
import {
  type Circumstances,
  type CommandsOf,
  type Decider,
  type Decision,
  type EventsOf,
  never,
  refuse,
  unknown,
} from './model.ts';
import { adoptionNeed, notOwnAdoption } from './not-own-adoption.ts';
import { onRecord } from './on-record.ts';

type OutcomeEvent = EventsOf<typeof outcome.events>;
type OutcomeCommand = CommandsOf<typeof outcome.commands>;
type Body<Name extends OutcomeCommand['name']> = Extract<OutcomeCommand, { name: Name }>['body'];

interface Reported {
  readonly reporter: string;
  confirmed: boolean;
}

interface Adoption {
  readonly begun: boolean;
  /** By outcomeId. */
  readonly outcomes: Map<string, Reported>;
}

/** A Kommune's adoptions with what was reported of them, by adoptionId. */
type OutcomeState = Map<string, Adoption>;

/** Rule 8: only on an adoption that has begun; also later, when it has ended. */
const report = (
  adoption: Adoption,
  body: Body<'report-outcome'>,
  { newId }: Circumstances,
): Decision<OutcomeEvent> =>
  adoption.begun
    ? [{ type: 'OutcomeReported', data: { ...body, outcomeId: newId('outcome') } }]
    : refuse('Diese Übernahme hat noch nicht begonnen; Ergebnisse gibt es erst danach.', 8, [
        'adopt-best-practice mit dieser adoptionId',
      ]);

/** Rule 8: confirmed by another person than the reporter. */
const confirm = (
  adoption: Adoption,
  body: Body<'confirm-outcome'>,
  { actor }: Circumstances,
): Decision<OutcomeEvent> => {
  const reported = adoption.outcomes.get(body.outcomeId);
  if (reported === undefined)
    return unknown('/outcomeId', 'Dieses Ergebnis gibt es bei dieser Übernahme nicht.');
  if (reported.reporter === actor.subjectRef)
    return refuse('Bestätigen muss eine andere Person als die, die das Ergebnis gemeldet hat.', 8);
  return reported.confirmed ? [] : [{ type: 'OutcomeConfirmed', data: body }];
};

/** What an adoption brought: reported by one person, confirmed by another (rule 8). */
export const outcomeDecider: Decider<
  OutcomeState,
  OutcomeCommand,
  OutcomeEvent,
  OutcomeEvent | EventOf<typeof AdoptionPlanned | typeof BestPracticeAdopted>
> = {
  subject: 'outcome',
  folds: ['AdoptionPlanned', 'BestPracticeAdopted', 'OutcomeReported', 'OutcomeConfirmed'],
  initial: () => new Map(),

  evolve(state, event, { actor }) {
    switch (event.type) {
      case 'AdoptionPlanned':
      case 'BestPracticeAdopted': {
        const begun = event.type === 'BestPracticeAdopted';
        state.set(event.data.adoptionId, { begun, outcomes: new Map() });
        break;
      }
      case 'OutcomeReported': {
        const { outcomes } = onRecord(state, event.data.adoptionId);
        outcomes.set(event.data.outcomeId, { reporter: actor.subjectRef, confirmed: false });
        break;
      }
      case 'OutcomeConfirmed': {
        const { outcomes } = onRecord(state, event.data.adoptionId);
        onRecord(outcomes, event.data.outcomeId).confirmed = true;
        break;
      }
      default:
        never(event);
    }
  },

  needs: ({ body }) => [adoptionNeed(body)],

  decide(state, command, circumstances) {
    const { adoptionId } = command.body;
    const adoption = state.get(adoptionId);
    if (adoption === undefined) return notOwnAdoption(adoptionId, circumstances.facts);
    switch (command.name) {
      case 'report-outcome':
        return report(adoption, command.body, circumstances);
      case 'confirm-outcome':
        return confirm(adoption, command.body, circumstances);
      default:
        return never(command);
    }
  },
};
