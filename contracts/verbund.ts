import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { id, Land, name, pastDate } from './fields.ts';

export const VerbundKind = z.enum([
  'zweckverband',
  'zusammenarbeit',
  'kreis',
  'spitzenverband',
  'arbeitskreis',
]);

/** How a Kommune gets in where it joins by its own word: the Verbund answers each, or has said yes beforehand (rule 24). */
export const Beitritt = z.enum(['auf-antrag', 'offen']);

const founding = z.strictObject({
  name: name(),
  kind: VerbundKind,
  land: Land.optional(),
  /** Since when it exists, where that is to be said: nobody has belonged to it for longer. */
  gegruendet: pastDate().optional(),
  /** Absent: `auf-antrag`. */
  beitritt: Beitritt.optional(),
});

export const VerbundFounded = event({
  name: 'VerbundFounded',
  version: 1,
  title: 'Zusammenschluss gegründet',
  on: ['verbund'],
  audience: 'oeffentlich',
  makes: ['verbundId'],
  data: founding.extend({ verbundId: id() }),
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
  events: [VerbundFounded],
  commands: [foundVerbund],
});
