import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { freeLine, freeText, id, label, pastDate, sichtbarkeit } from './fields.ts';
import { link } from './links.ts';
import { gestaltungsfelder, solutionFields } from './solution.ts';

const recorded = z.strictObject({
  kommuneId: id(),
  solution: z.strictObject({ title: freeLine(160), summary: freeText(2000), gestaltungsfelder }),
  statement: freeText(600),
  asOf: pastDate(),
  source: z.strictObject({
    title: label(300),
    url: link().optional(),
  }),
  adoptedFrom: id().optional(),
});

export const ReferenceRecorded = event({
  name: 'ReferenceRecorded',
  version: 1,
  title: 'Verweis auf eine Veröffentlichung erfasst',
  on: ['verbund'],
  audience: 'oeffentlich',
  makes: ['referenceId'],
  data: recorded.extend({ referenceId: id() }),
});

export const ReferenceClaimed = event({
  name: 'ReferenceClaimed',
  version: 1,
  title: 'Verweis als eigenes Projekt übernommen',
  on: ['kommune'],
  audience: 'entry',
  data: z.strictObject({ referenceId: id(), solutionId: id(), sichtbarkeit: sichtbarkeit() }),
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
  body: solutionFields.extend({ referenceId: id() }),
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
  events: [ReferenceRecorded, ReferenceClaimed],
  commands: [recordReference, claimReference],
});
