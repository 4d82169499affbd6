import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { freeLine, freeText, id, label, name, number, Sichtbarkeit, sichtbarkeit } from './fields.ts';
import { link } from './links.ts';

export const InnovationStatus = z.enum(['idee', 'geplant', 'beginnt', 'laeuft', 'tun-wir-bereits']);
export const Art = z.enum(['software', 'prozess', 'organisation', 'qualifizierung', 'beteiligung']);

/** One to five fields of action ("Handlungsfeld"), each once. */
export const gestaltungsfelder = z
  .array(name(80))
  .min(1, 'Bitte mindestens ein Handlungsfeld nennen.')
  .max(5, 'Höchstens fünf Handlungsfelder.')
  .refine((fields) => new Set(fields).size === fields.length, 'Jedes Handlungsfeld nur einmal.');

const Kosten = z
  .strictObject({ von: number().min(0), bis: number().min(0), einheit: label(60) })
  .refine((range) => range.von <= range.bis, { error: '„von“ darf nicht über „bis“ liegen.', path: ['von'] });

const UrsprungAussen = z.strictObject({
  kind: z.enum(['unternehmen', 'land', 'verband', 'ausland', 'unbekannt']),
  name: label(160),
});

/** What a Kommune or a Verbund says of a solution that it shares. */
export const solutionFields = z.strictObject({
  title: freeLine(160),
  summary: freeText(2000),
  gestaltungsfelder,
  innovationStatus: InnovationStatus,
  art: Art.default('software'),
  wertversprechen: freeText(1000).optional(),
  zielgruppe: freeText(500).optional(),
  nutzennachweis: freeText(1000).optional(),
  betrieb: z.enum(['selbst', 'zweckverband', 'dienstleister', 'land-efa']).optional(),
  fachverfahren: label(120).optional(),
  beschafftDurch: label(160).optional(),
  voraussetzungen: freeText(1000).optional(),
  kosten: Kosten.optional(),
  leika: z
    .string()
    .regex(/^\d{14}$/, 'Ein LeiKa-Schlüssel hat 14 Ziffern.')
    .optional(),
  lizenz: label(80).optional(),
  links: z.array(link()).max(10).optional(),
  /** Kommunen that are invited to say that they built it, too: until they say so, it changes nothing for them (rule 25). */
  traeger: z.array(id()).max(30).optional(),
  ursprungAussen: UrsprungAussen.optional(),
  module: z.array(label(80)).max(30).optional(),
  enthaelt: z.array(id()).max(30).optional(),
  sichtbarkeit: sichtbarkeit(),
});

// A revision names only what changes: no field of it may have a default.
const revision = solutionFields
  .extend({ art: Art, sichtbarkeit: Sichtbarkeit })
  .partial()
  .extend({ solutionId: id(), note: freeText(600) });

const named = z.strictObject({ solutionId: id(), reason: freeText(600) });

export const ProjectShared = event({
  name: 'ProjectShared',
  version: 1,
  title: 'Projekt vorgestellt',
  on: ['kommune', 'verbund'],
  audience: 'entry',
  makes: ['solutionId'],
  data: solutionFields.extend({ solutionId: id() }),
});

export const ProjectRevised = event({
  name: 'ProjectRevised',
  version: 1,
  title: 'Neue Fassung',
  on: ['kommune', 'verbund'],
  audience: 'entry',
  data: revision.extend({ version: number().int().min(2) }),
});

export const ProjectWithdrawn = event({
  name: 'ProjectWithdrawn',
  version: 1,
  title: 'Projekt zurückgezogen',
  on: ['kommune', 'verbund'],
  audience: 'entry',
  data: named,
});

const anySolution = '2b7f6a58-3f7c-4a07-9a0e-5a9f0c1d2e3f';

export const shareProject = command({
  name: 'share-project',
  title: 'Projekt vorstellen',
  on: ['kommune', 'verbund'],
  right: 'solution:share',
  body: solutionFields,
  events: ['ProjectShared'],
  example: {
    title: 'Kita-Anmeldung: einmal für alle Träger',
    summary: 'Eltern melden ihr Kind ein einziges Mal an, gleich bei welchem Träger.',
    gestaltungsfelder: ['Bildung und Betreuung'],
    innovationStatus: 'tun-wir-bereits',
  },
});

export const reviseProject = command({
  name: 'revise-project',
  title: 'Neue Fassung eintragen',
  on: ['kommune', 'verbund'],
  right: 'solution:share',
  body: revision.refine((body) => Object.keys(body).length > 2, {
    error: 'Bitte mindestens ein Feld nennen, das sich ändert.',
  }),
  events: ['ProjectRevised'],
  example: { solutionId: anySolution, summary: 'Nun auch für die Tagespflege.', note: 'Tagespflege ergänzt' },
});

export const withdrawProject = command({
  name: 'withdraw-project',
  title: 'Projekt zurückziehen',
  on: ['kommune', 'verbund'],
  right: 'solution:share',
  body: named,
  events: ['ProjectWithdrawn'],
  example: { solutionId: anySolution, reason: 'Das Land bietet das Verfahren nun selbst an.' },
});

export const solution = subject({
  name: 'solution',
  events: [ProjectShared, ProjectRevised, ProjectWithdrawn],
  commands: [shareProject, reviseProject, withdrawProject],
});
