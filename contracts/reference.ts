import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { kommune } from './fields/kinds/kommune.ts';
import { reference as kind } from './fields/kinds/reference.ts';
import { solution } from './fields/kinds/solution.ts';
import {
  entry,
  field,
  freeLine,
  freeText,
  line,
  link,
  made,
  own,
  pastDate,
  ref,
  sichtbarkeit,
} from './fields.ts';
import { gestaltungsfelder, solutionFields } from './solution.ts';

const recorded = z.strictObject({
  kommuneId: field('Über welche Kommune?', ref(kommune)),
  solution: field(
    'Lösung',
    z.strictObject({
      title: field('Titel', freeLine(160)),
      summary: field('Worum geht es?', freeText(2000)),
      gestaltungsfelder: gestaltungsfelder(),
    }),
  ),
  statement: field('Was wird berichtet?', freeText(600), { help: 'In eigenen Worten, kurz.' }),
  asOf: field('Stand der Veröffentlichung', pastDate()),
  source: field(
    'Quelle',
    z.strictObject({
      title: field('Titel', line(300)),
      url: field('Adresse', link()).optional(),
    }),
  ),
  adoptedFrom: field('Übernommen von', ref(solution, kind), {
    help: 'Die Lösung oder der Verweis, von dem es laut Quelle übernommen wurde.',
  }).optional(),
});

export const ReferenceRecorded = event({
  name: 'ReferenceRecorded',
  version: 1,
  title: 'Verweis auf eine Veröffentlichung erfasst',
  on: ['verbund'],
  audience: 'oeffentlich',
  data: recorded.extend({ referenceId: made(kind) }),
});

export const ReferenceClaimed = event({
  name: 'ReferenceClaimed',
  version: 1,
  title: 'Verweis als eigenes Projekt übernommen',
  on: ['kommune'],
  ...entry({ id: 'solutionId', sichtbarkeit: 'sichtbarkeit' }),
  data: z.strictObject({
    referenceId: own(kind),
    solutionId: own(solution),
    sichtbarkeit: sichtbarkeit(),
  }),
});

export const recordReference = command({
  name: 'record-reference',
  title: 'Verweis auf eine Veröffentlichung erfassen',
  on: ['verbund'],
  right: 'verbund:editorial',
  body: recorded,
  events: ['ReferenceRecorded'],
  example: {
    kommuneId: 'b0c4f1de-1c53-4c39-8a0f-1b8f2f6c7d10',
    solution: {
      title: 'Parkschein per QR-Code bezahlen',
      summary: 'Parkgebühren werden am Schild mit dem Telefon bezahlt.',
      gestaltungsfelder: ['Mobilität'],
    },
    statement: 'Parkscheine können per QR-Code bezahlt werden.',
    asOf: { value: '2024', precision: 'jahr' },
    source: { title: 'Bericht über digitale Lotsinnen und Lotsen' },
  },
});

export const claimReference = command({
  name: 'claim-reference',
  title: 'Das ist unser Projekt',
  on: ['kommune'],
  right: 'solution:share',
  body: z.strictObject({ referenceId: ref(kind), ...solutionFields.shape }),
  events: ['ReferenceClaimed', 'ProjectShared'],
  example: {
    referenceId: '0c8e3b62-54b1-4a5e-9a5e-6d3f0f7b2a01',
    title: 'Parkschein per QR-Code bezahlen',
    summary: 'Parkgebühren werden am Schild mit dem Telefon bezahlt.',
    gestaltungsfelder: ['Mobilität'],
    innovationStatus: 'tun-wir-bereits',
  },
});

export const reference = subject({
  name: 'reference',
  rights: { 'verbund:editorial': 'own', 'solution:share': 'own' },
  kinds: [kind],
  events: [ReferenceRecorded, ReferenceClaimed],
  commands: [recordReference, claimReference],
});
