import type { FieldDate } from '../../contracts/fields.ts';
import type { lotse } from '../../contracts/lotse.ts';
import { sameDate } from './compare.ts';
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
import { onRecord } from './on-record.ts';

type LotseEvent = EventsOf<typeof lotse.events>;
type LotseCommand = CommandsOf<typeof lotse.commands>;
type Body<Name extends LotseCommand['name']> = Extract<LotseCommand, { name: Name }>['body'];

interface Place {
  readonly organisationseinheit?: string | undefined;
  readonly gestaltungsfeld?: string | undefined;
}

interface Assignment {
  place?: Place;
  releasedOn?: FieldDate;
}

/** Who volunteered here, by lotseId. */
type LotseState = Map<string, Assignment>;

const samePlace = (a: Place | undefined, b: Place) =>
  a?.organisationseinheit === b.organisationseinheit && a?.gestaltungsfeld === b.gestaltungsfeld;

/** Rule 3: only who volunteered, and has not been released, is assigned. */
const assign = (state: LotseState, body: Body<'assign-lotse'>): Decision<LotseEvent> => {
  const assignment = state.get(body.lotseId);
  if (assignment === undefined)
    return refuse(
      'Benannt werden kann nur, wer sich vorher selbst gemeldet hat. Bitte zuerst die Meldung eintragen.',
      3,
      ['volunteer-lotse'],
    );
  if (assignment.releasedOn !== undefined)
    return refuse('Diese Aufgabe ist beendet. Für eine neue Benennung ist eine neue Meldung nötig.', 3, [
      'volunteer-lotse',
    ]);
  return samePlace(assignment.place, body) ? [] : [{ type: 'LotseAssigned', data: body }];
};

const release = (state: LotseState, body: Body<'release-lotse'>): Decision<LotseEvent> => {
  const assignment = state.get(body.lotseId);
  if (assignment === undefined) return unknown('/lotseId', 'Diese Meldung gibt es hier nicht.');
  if (assignment.releasedOn === undefined) return [{ type: 'LotseReleased', data: body }];
  return sameDate(assignment.releasedOn, body.on)
    ? []
    : refuse('Diese Aufgabe ist schon zu einem anderen Tag beendet worden.');
};

/** Lots:innen of a Kommune: volunteered, assigned, released. */
export const lotseDecider: Decider<LotseState, LotseCommand, LotseEvent, LotseEvent> = {
  subject: 'lotse',
  folds: ['LotseVolunteered', 'LotseAssigned', 'LotseReleased'],
  initial: () => new Map(),

  evolve(state, event) {
    switch (event.type) {
      case 'LotseVolunteered':
        state.set(event.data.lotseId, {});
        break;
      case 'LotseAssigned': {
        const { lotseId, ...place } = event.data;
        onRecord(state, lotseId).place = place;
        break;
      }
      case 'LotseReleased':
        onRecord(state, event.data.lotseId).releasedOn = event.data.on;
        break;
      default:
        never(event);
    }
  },

  decide(state, command, { newId }: Circumstances) {
    switch (command.name) {
      case 'volunteer-lotse':
        return [{ type: 'LotseVolunteered', data: { ...command.body, lotseId: newId('lotse') } }];
      case 'assign-lotse':
        return assign(state, command.body);
      case 'release-lotse':
        return release(state, command.body);
      default:
        return never(command);
    }
  },
};
