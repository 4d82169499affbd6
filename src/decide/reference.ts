import type { EventOf } from '../../contracts/definitions.ts';
import type { reference } from '../../contracts/reference.ts';
import type { ProjectShared } from '../../contracts/solution.ts';
import {
  type Circumstances,
  type CommandsOf,
  type Decider,
  type Decision,
  type EventsOf,
  never,
  refuse,
} from './model.ts';
import { relatedNeeds } from './solution.ts';

type ReferenceEvent = EventsOf<typeof reference.events>;
type ReferenceCommand = CommandsOf<typeof reference.commands>;
type Decided = ReferenceEvent | EventOf<typeof ProjectShared>;
type Claim = Extract<ReferenceCommand, { name: 'claim-reference' }>['body'];

/** The References that this Kommune has made its own. */
type ReferenceState = Set<string>;

const claim = (state: ReferenceState, body: Claim, circumstances: Circumstances): Decision<Decided> => {
  const { facts, newId, organisationId } = circumstances;
  if (facts.reference(body.referenceId).kommuneId !== organisationId)
    return refuse('Dieser Verweis handelt von einer anderen Kommune; nur sie kann ihn übernehmen.');
  if (state.has(body.referenceId))
    return refuse('Diesen Verweis haben Sie schon als eigenes Projekt übernommen.', undefined, [
      'revise-project',
    ]);
  const { referenceId, ...fields } = body;
  const solutionId = newId('solution');
  const { sichtbarkeit } = fields;
  return [
    { type: 'ReferenceClaimed', data: { referenceId, solutionId, sichtbarkeit } },
    { type: 'ProjectShared', data: { ...fields, solutionId } },
  ];
};

/** What publications report: recorded by a Verbund in its own stream, claimed by the Kommune in hers. */
export const referenceDecider: Decider<
  ReferenceState,
  ReferenceCommand,
  Decided,
  Extract<ReferenceEvent, { type: 'ReferenceClaimed' }>
> = {
  subject: 'reference',
  folds: ['ReferenceClaimed'],
  initial: () => new Set(),

  evolve(state, event) {
    switch (event.type) {
      case 'ReferenceClaimed':
        state.add(event.data.referenceId);
        break;
      default:
        never(event.type);
    }
  },

  needs(command) {
    switch (command.name) {
      case 'record-reference': {
        const { kommuneId, adoptedFrom } = command.body;
        return [
          { kind: 'kommune', id: kommuneId, path: '/kommuneId' },
          ...(adoptedFrom === undefined
            ? []
            : [{ kind: 'solution-or-reference', id: adoptedFrom, path: '/adoptedFrom' } as const]),
        ];
      }
      case 'claim-reference':
        return [
          { kind: 'reference', id: command.body.referenceId, path: '/referenceId' },
          ...relatedNeeds(command.body),
        ];
      default:
        return never(command);
    }
  },

  decide(state, command, circumstances) {
    switch (command.name) {
      case 'record-reference': {
        const referenceId = circumstances.newId('reference');
        return [{ type: 'ReferenceRecorded', data: { ...command.body, referenceId } }];
      }
      case 'claim-reference':
        return claim(state, command.body, circumstances);
      default:
        return never(command);
    }
  },
};
