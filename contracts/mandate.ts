import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { mandat as kind, MandatUmfang } from './fields/kinds/mandat.ts';
import { verbund } from './fields/kinds/verbund.ts';
import { date, field, made, own, ref } from './fields.ts';

const granted = z.strictObject({
  verbundId: field('Wer soll für Sie eintragen?', ref(verbund)),
  umfang: field(
    'Was darf eingetragen werden?',
    z
      .array(MandatUmfang)
      .min(1, 'Bitte mindestens eines wählen.')
      .max(2)
      .refine((all) => new Set(all).size === all.length, 'Jedes nur einmal.')
      .refine((all) => all.includes('eintragen'), 'Veröffentlichen kann nur, wer auch eintragen darf.'),
    {
      help: '„eintragen“: für den Zusammenschluss und Sie selbst. „veroeffentlichen“: auch für alle sichtbar.',
    },
  ),
  /** May lie ahead, and mostly does. */
  bis: field('Bis wann?', date(), { help: 'Weglassen, wenn er gilt, bis Sie ihn widerrufen.' }).optional(),
});

export const MandateGranted = event({
  name: 'MandateGranted',
  version: 1,
  title: 'Auftrag zum Eintragen erteilt',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: granted.extend({ mandatId: made(kind) }),
});

export const MandateRevoked = event({
  name: 'MandateRevoked',
  version: 1,
  title: 'Auftrag zum Eintragen widerrufen',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: z.strictObject({ mandatId: own(kind) }),
});

export const grantMandate = command({
  name: 'grant-mandate',
  title: 'Auftrag zum Eintragen erteilen',
  on: ['kommune'],
  right: 'kommune:mandate',
  body: granted,
  events: ['MandateGranted'],
  example: {
    verbundId: '6f1f0d3e-6d1a-4a52-9c39-0f6b3f1a7c11',
    umfang: ['eintragen', 'veroeffentlichen'],
    bis: { value: '2027', precision: 'jahr' },
  },
});

export const revokeMandate = command({
  name: 'revoke-mandate',
  title: 'Auftrag zum Eintragen widerrufen',
  on: ['kommune'],
  right: 'kommune:mandate',
  body: z.strictObject({ mandatId: field('Welchen Auftrag?', own(kind)) }),
  events: ['MandateRevoked'],
  button: 'Widerrufen',
  example: { mandatId: '3e9b1c70-5a2d-4f86-8c41-d0a7f6e5b432' },
});

export const mandate = subject({
  name: 'mandate',
  rights: { 'kommune:mandate': 'own' },
  kinds: [kind],
  events: [MandateGranted, MandateRevoked],
  commands: [grantMandate, revokeMandate],
});
