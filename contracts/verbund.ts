import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { Beitritt, verbund as kind, VerbundKind } from './fields/kinds/verbund.ts';
import { field, Land, made, name, pastDate } from './fields.ts';
import { getMatrix } from './views/matrix.ts';
import { listPairs } from './views/pairs.ts';
import { getVerbund, listVerbuende, verbundChannel } from './views/verbund.ts';

const founding = z.strictObject({
  name: field('Name', name()),
  kind: field('Art des Zusammenschlusses', VerbundKind),
  land: field('Land', Land).optional(),
  /** Since when it exists, where that is to be said: nobody has belonged to it for longer. */
  gegruendet: field('Gegründet', pastDate(), { help: 'Niemand gehört ihm schon länger an.' }).optional(),
  /** Absent: `auf-antrag`. */
  beitritt: field('Beitritt', Beitritt, {
    help: '„auf-antrag“ (ohne Angabe): Jeder Beitritt wird beantwortet. „offen“: Wer beitritt, gehört sofort dazu.',
  }).optional(),
});

export const VerbundFounded = event({
  name: 'VerbundFounded',
  version: 1,
  title: 'Zusammenschluss gegründet',
  on: ['verbund'],
  audience: 'oeffentlich',
  data: founding.extend({ verbundId: made(kind) }),
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

export const verbund = subject({
  name: 'verbund',
  rights: { 'verbund:found': 'verbund' },
  kinds: [kind],
  events: [VerbundFounded],
  commands: [foundVerbund],
  queries: [listVerbuende, getVerbund, getMatrix, listPairs],
  channel: verbundChannel,
});
