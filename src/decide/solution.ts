import type { BestPracticeAdopted } from '../../contracts/adoption.ts';
import type { EventOf } from '../../contracts/definitions.ts';
import { Sichtbarkeit } from '../../contracts/fields.ts';
import type { solution } from '../../contracts/solution.ts';
import { sameValue } from './compare.ts';
import type { Facts, Need } from './facts.ts';
import {
  type Circumstances,
  type CommandsOf,
  type Decider,
  type Decision,
  type EventsOf,
  never,
  type Refusal,
  refuse,
  unknown,
} from './model.ts';
import { onRecord } from './on-record.ts';

type SolutionEvent = EventsOf<typeof solution.events>;
type SolutionCommand = CommandsOf<typeof solution.commands>;
type Body<Name extends SolutionCommand['name']> = Extract<SolutionCommand, { name: Name }>['body'];

interface Shared {
  fields: Body<'share-project'>;
  version: number;
  withdrawn: boolean;
}

interface SolutionState {
  /** What was shared here, by solutionId. */
  readonly shared: Map<string, Shared>;
  /** Variants made here by adoption: they are revised and ended in other ways. */
  readonly variants: Set<string>;
}

interface Related {
  readonly traeger?: readonly string[] | undefined;
  readonly enthaelt?: readonly string[] | undefined;
}

/** Those who are invited to carry it jointly and the building blocks must exist; also asked when a Reference is claimed. */
export const relatedNeeds = ({ traeger = [], enthaelt = [] }: Related): readonly Need[] => [
  ...traeger.map((id, index) => ({ kind: 'kommune', id, path: `/traeger/${index}` }) as const),
  ...enthaelt.map((id, index) => ({ kind: 'solution', id, path: `/enthaelt/${index}` }) as const),
];

/** One's own shared solution, or why it is not to be changed in this way. */
const own = (state: SolutionState, solutionId: string): Shared | Refusal => {
  const shared = state.shared.get(solutionId);
  if (shared !== undefined) return shared;
  return state.variants.has(solutionId)
    ? refuse(
        'Das ist Ihre Umsetzung einer übernommenen Lösung. Bitte an der Übernahme eintragen, was sich ändert.',
        undefined,
        ['record-adaptation', 'end-usage'],
      )
    : unknown('/solutionId', 'Diese Lösung gibt es hier nicht.');
};

const LEVELS = Sichtbarkeit.options;

/** What was already told cannot be taken back by narrowing. */
const narrows = (from: Sichtbarkeit, to: Sichtbarkeit | undefined): Refusal | undefined =>
  to === undefined || LEVELS.indexOf(to) >= LEVELS.indexOf(from)
    ? undefined
    : refuse(
        'Die Sichtbarkeit lässt sich erweitern, nicht verringern: Was sichtbar war, ist schon bekannt.',
        undefined,
        LEVELS.slice(LEVELS.indexOf(from)),
      );

/** Rule 7, for building blocks: nothing contains itself. */
const containsItself = (solutionId: string, blocks: readonly string[], facts: Facts): Refusal | undefined =>
  blocks.some((block) => facts.solution(block).contains(solutionId))
    ? refuse('Diese Lösung kann nicht Baustein ihrer selbst sein, auch nicht über andere Lösungen.', 7)
    : undefined;

const revise = (
  state: SolutionState,
  body: Body<'revise-project'>,
  { facts }: Circumstances,
): Decision<SolutionEvent> => {
  const shared = own(state, body.solutionId);
  if ('refused' in shared) return shared;
  if (shared.withdrawn) return refuse('Dieses Projekt ist zurückgezogen; neue Fassungen gibt es nicht mehr.');
  const refusal =
    narrows(shared.fields.sichtbarkeit, body.sichtbarkeit) ??
    containsItself(body.solutionId, body.enthaelt ?? [], facts);
  if (refusal !== undefined) return refusal;
  const { solutionId: _, note: __, ...fields } = body;
  if (sameValue({ ...shared.fields, ...fields }, shared.fields)) return [];
  return [{ type: 'ProjectRevised', data: { ...body, version: shared.version + 1 } }];
};

const withdraw = (state: SolutionState, body: Body<'withdraw-project'>): Decision<SolutionEvent> => {
  const shared = own(state, body.solutionId);
  if ('refused' in shared) return shared;
  return shared.withdrawn ? [] : [{ type: 'ProjectWithdrawn', data: body }];
};

/** What a Kommune or a Verbund shares: its versions, and that it is withdrawn. */
export const solutionDecider: Decider<
  SolutionState,
  SolutionCommand,
  SolutionEvent,
  SolutionEvent | EventOf<typeof BestPracticeAdopted>
> = {
  subject: 'solution',
  folds: ['ProjectShared', 'ProjectRevised', 'ProjectWithdrawn', 'BestPracticeAdopted'],
  initial: () => ({ shared: new Map(), variants: new Set() }),

  evolve(state, event) {
    switch (event.type) {
      case 'ProjectShared': {
        const { solutionId, ...fields } = event.data;
        state.shared.set(solutionId, { fields, version: 1, withdrawn: false });
        break;
      }
      case 'ProjectRevised': {
        const { solutionId, note: _, version, ...fields } = event.data;
        const shared = onRecord(state.shared, solutionId);
        shared.fields = { ...shared.fields, ...fields } as Shared['fields'];
        shared.version = version;
        break;
      }
      case 'ProjectWithdrawn':
        onRecord(state.shared, event.data.solutionId).withdrawn = true;
        break;
      case 'BestPracticeAdopted':
        state.variants.add(event.data.solutionId);
        break;
      default:
        never(event);
    }
  },

  needs(command) {
    switch (command.name) {
      case 'share-project':
      case 'revise-project':
        return relatedNeeds(command.body);
      case 'withdraw-project':
        return [];
      default:
        return never(command);
    }
  },

  decide(state, command, circumstances) {
    switch (command.name) {
      case 'share-project': {
        const solutionId = circumstances.newId('solution');
        return [{ type: 'ProjectShared', data: { ...command.body, solutionId } }];
      }
      case 'revise-project':
        return revise(state, command.body, circumstances);
      case 'withdraw-project':
        return withdraw(state, command.body);
      default:
        return never(command);
    }
  },
};
