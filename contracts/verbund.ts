import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { freeText, id, Land, name, pastDate } from './fields.ts';

export const VerbundKind = z.enum([
  'zweckverband',
  'zusammenarbeit',
  'kreis',
  'spitzenverband',
  'arbeitskreis',
]);

const founding = z.strictObject({ name: name(), kind: VerbundKind, land: Land.optional() });

const recordedMembership = z.strictObject({ kommuneId: id(), since: pastDate(), basis: freeText(300) });

export const VerbundFounded = event({
  name: 'VerbundFounded',
  version: 1,
  title: 'Zusammenschluss gegründet',
  on: ['verbund'],
  audience: 'oeffentlich',
  makes: ['verbundId'],
  data: founding.extend({ verbundId: id() }),
});

export const MembershipRecorded = event({
  name: 'MembershipRecorded',
  version: 1,
  title: 'Mitgliedschaft eingetragen',
  on: ['verbund'],
  audience: 'oeffentlich',
  data: recordedMembership,
});

export const foundVerbund = command({
  name: 'found-verbund',
  title: 'Zusammenschluss anlegen',
  on: ['verbund'],
  creates: 'verbund',
  right: 'verbund:found',
  body: founding,
  events: ['VerbundFounded'],
  example: { name: 'Zusammenarbeit Digitale Aue', kind: 'zusammenarbeit', land: 'Hessen' },
});

export const recordMembership = command({
  name: 'record-membership',
  title: 'Mitgliedschaft eintragen',
  on: ['verbund'],
  right: 'verbund:membership',
  body: recordedMembership,
  events: ['MembershipRecorded'],
  example: {
    kommuneId: 'b0c4f1de-1c53-4c39-8a0f-1b8f2f6c7d10',
    since: '2019-01-01',
    basis: 'Verbandssatzung § 2',
  },
});

export const verbund = subject({
  name: 'verbund',
  events: [VerbundFounded, MembershipRecorded],
  commands: [foundVerbund, recordMembership],
});
