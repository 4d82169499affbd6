import { withChange } from '../../../contracts/dated-profile.ts';
import { dayInBerlin } from '../../../contracts/days.ts';
import { organisationIdOf } from '../../../contracts/envelope.ts';
import { projection } from '../../model/projection.ts';
import { interestKey } from './interests.ts';
import { rowOn } from './on-day.ts';
import { kommuneTables } from './tables.ts';

/** Kommunen as they describe themselves, their interests and their Lotsenteam; whom to ask, of Verbünde as well. */
export const kommune = projection({
  name: 'kommune',
  version: 5,
  reads: [],
  tables: kommuneTables,
  on: {
    KommuneRegistered: ({ data, recordedAt }, { tables }) =>
      tables.kommunen.put(data.kommuneId, { ...data, registeredAt: recordedAt }),
    KommuneProfileChanged: ({ data, stream, recordedAt }, { tables }) => {
      const { validFrom, ...fields } = data;
      const before = tables.kommunen.get(organisationIdOf(stream));
      if (before === undefined) return;
      const { registeredAt: _, dated, ...profile } = before;
      const { first, changes } = dated ?? { first: profile, changes: [] };
      const on = dayInBerlin(recordedAt);
      const row = {
        ...before,
        dated: { first, changes: withChange(changes, validFrom, fields as Partial<typeof first>), on },
      };
      tables.kommunen.put(before.kommuneId, rowOn(row as typeof before, on));
    },
    KontaktSet: ({ data: { kontakt, solutionId }, stream }, { tables: { kontakte } }) => {
      const key = solutionId ?? organisationIdOf(stream);
      if (kontakt === null) kontakte.remove(key);
      else kontakte.put(key, { kontakt });
    },
    ProjectShared: ({ data: { kontakt, solutionId } }, { tables: { kontakte } }) => {
      if (kontakt) kontakte.put(solutionId, { kontakt });
    },
    ProjectRevised: ({ data: { kontakt, solutionId } }, { tables: { kontakte } }) => {
      if (kontakt) kontakte.put(solutionId, { kontakt });
    },
    InterestDeclared: ({ data: { verbundId, on }, stream, recordedAt }, { tables }) => {
      const kommuneId = organisationIdOf(stream);
      const entered = { since: on, enteredOn: dayInBerlin(recordedAt) };
      tables.interests.put(interestKey(kommuneId, verbundId), {
        kommuneId,
        verbundId,
        ...entered,
        status: 'offen',
      });
    },
    // Where the Kommune has joined meanwhile there is nothing left to close.
    InterestLapsed: ({ data, stream }, { tables }) => {
      const key = interestKey(data.kommuneId, organisationIdOf(stream));
      const row = tables.interests.get(key);
      if (row) tables.interests.put(key, { ...row, status: 'nicht-beantwortet' });
    },
    // Whoever joins has more than interest; only the Kommune itself takes back what it said.
    KommuneJoined: ({ data, stream }, { tables }) =>
      tables.interests.remove(interestKey(organisationIdOf(stream), data.verbundId)),
    LotseVolunteered: ({ data, stream }, { tables }) =>
      tables.lotsen.put(data.lotseId, {
        lotseId: data.lotseId,
        kommuneId: organisationIdOf(stream),
        bereich: data.bereich,
        status: 'gemeldet',
      }),
    LotseAssigned: ({ data }, { tables }) => {
      const row = tables.lotsen.get(data.lotseId);
      const bereich = data.organisationseinheit ?? data.gestaltungsfeld ?? row?.bereich;
      if (row && bereich) tables.lotsen.put(data.lotseId, { ...row, bereich, status: 'benannt' });
    },
    LotseReleased: ({ data }, { tables }) => {
      const row = tables.lotsen.get(data.lotseId);
      if (row) tables.lotsen.put(data.lotseId, { ...row, status: 'beendet' });
    },
  },
});
