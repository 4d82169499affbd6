import type { FieldDate } from '../../contracts/fields.ts';
import type { verbund } from '../../contracts/verbund.ts';
import { sameDate } from './compare.ts';
import { type CommandsOf, type Decider, type Decision, type EventsOf, never, refuse } from './model.ts';

type VerbundEvent = EventsOf<typeof verbund.events>;
type VerbundCommand = CommandsOf<typeof verbund.commands>;
type Body<Name extends VerbundCommand['name']> = Extract<VerbundCommand, { name: Name }>['body'];
type Kind = Body<'found-verbund'>['kind'];

interface VerbundState {
  /** Absent while it is not founded. */
  kind?: Kind;
  readonly memberSince: Map<string, FieldDate>;
}

/** Kinds whose membership is a legal fact that the Verbund records (DOMAIN, Verbund). */
const RECORDS_MEMBERS: ReadonlySet<Kind | undefined> = new Set(['zweckverband', 'kreis', 'spitzenverband']);

const recordMembership = (state: VerbundState, body: Body<'record-membership'>): Decision<VerbundEvent> => {
  if (!RECORDS_MEMBERS.has(state.kind))
    return refuse('Einer Zusammenarbeit oder einem Arbeitskreis tritt die Kommune selbst bei.', undefined, [
      'join-verbund',
    ]);
  const since = state.memberSince.get(body.kommuneId);
  if (since === undefined) return [{ type: 'MembershipRecorded', data: body }];
  return sameDate(since, body.since)
    ? []
    : refuse('Diese Mitgliedschaft ist schon eingetragen, mit einem anderen Beginn.');
};

/** A Verbund itself: that it exists, and the members that it records. */
export const verbundDecider: Decider<VerbundState, VerbundCommand, VerbundEvent, VerbundEvent> = {
  subject: 'verbund',
  folds: ['VerbundFounded', 'MembershipRecorded'],
  initial: () => ({ memberSince: new Map() }),

  evolve(state, event) {
    switch (event.type) {
      case 'VerbundFounded':
        state.kind = event.data.kind;
        break;
      case 'MembershipRecorded':
        state.memberSince.set(event.data.kommuneId, event.data.since);
        break;
      default:
        never(event);
    }
  },

  needs(command) {
    switch (command.name) {
      case 'found-verbund':
        return [];
      case 'record-membership':
        return [{ kind: 'kommune', id: command.body.kommuneId, path: '/kommuneId' }];
      default:
        return never(command);
    }
  },

  decide(state, command, { organisationId }) {
    switch (command.name) {
      case 'found-verbund':
        return state.kind === undefined
          ? [{ type: 'VerbundFounded', data: { ...command.body, verbundId: organisationId } }]
          : refuse('Diesen Zusammenschluss gibt es schon.');
      case 'record-membership':
        return recordMembership(state, command.body);
      default:
        return never(command);
    }
  },
};
