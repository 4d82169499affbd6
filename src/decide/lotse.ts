import type { FieldDate } from '../../contracts/fields.ts';
import type { BodyOf } from '../../contracts/subjects.ts';
import { sameDate } from './model/compare.ts';
import type { Decider, Decision } from './model/decider.ts';
import { onRecord } from './model/on-record.ts';
import { refuse, unknown } from './model/refusal.ts';

interface Place {
  readonly organisationseinheit?: string | undefined;
  readonly gestaltungsfeld?: string | undefined;
}

interface Assignment {
  place?: Place;
  releasedOn?: FieldDate;
}

/** Who volunteered in this Kommune, by lotseId. */
type LotseState = Map<string, Assignment>;

const samePlace = (a: Place | undefined, b: Place) =>
  a?.organisationseinheit === b.organisationseinheit && a?.gestaltungsfeld === b.gestaltungsfeld;

/** Rule 3: only a person who volunteered and has not been released can be assigned. */
const assign = (state: LotseState, body: BodyOf<'assign-lotse'>): Decision<'assign-lotse'> => {
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

const release = (state: LotseState, body: BodyOf<'release-lotse'>): Decision<'release-lotse'> => {
  const assignment = state.get(body.lotseId);
  if (assignment === undefined) return unknown('/lotseId', 'Diese Meldung gibt es hier nicht.');
  if (assignment.releasedOn === undefined) return [{ type: 'LotseReleased', data: body }];
  return sameDate(assignment.releasedOn, body.on)
    ? []
    : refuse('Diese Aufgabe ist schon zu einem anderen Tag beendet worden.');
};

/** Lots:innen of a Kommune: volunteered, assigned, released. */
export const lotseDecider: Decider<LotseState, 'lotse'> = {
  subject: 'lotse',
  initial: () => new Map(),

  evolve: {
    LotseVolunteered: (state, { data }) => {
      state.set(data.lotseId, {});
    },
    LotseAssigned: (state, { data: { lotseId, ...place } }) => {
      onRecord(state, lotseId).place = place;
    },
    LotseReleased: (state, { data }) => {
      onRecord(state, data.lotseId).releasedOn = data.on;
    },
  },

  decide: {
    'volunteer-lotse': (_, body, { newId }) => [
      { type: 'LotseVolunteered', data: { ...body, lotseId: newId('lotse') } },
    ],
    'assign-lotse': assign,
    'release-lotse': release,
  },
};
