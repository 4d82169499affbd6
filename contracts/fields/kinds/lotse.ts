import { kind } from './kind.ts';

/** The assignment of a person. */
export const lotse = kind({
  name: 'lotse',
  id: 'lotseId',
  label: 'Digitallotsin oder Digitallotse',
  words: 'bereich',
  listed: ['lotsenteam', 'eintraege', '*'],
  missing: 'Diese Meldung gibt es hier nicht.',
  person: true,
});
