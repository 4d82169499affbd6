import { z } from 'zod';
import { ursprungAussen } from './adoption/outside.ts';
import { command, event, subject } from './definitions.ts';
import { lasting } from './fields/hidden.ts';
import { kommune } from './fields/kinds/kommune.ts';
import { Art, InnovationStatus, solution as kind } from './fields/kinds/solution.ts';
import {
  entry,
  evidence,
  field,
  freeLine,
  freeText,
  kontaktNamed,
  kontaktNamedGiven,
  line,
  link,
  made,
  name,
  newSichtbarkeit,
  number,
  own,
  pastDate,
  range,
  ref,
  sichtbarkeit,
} from './fields.ts';
import { listAdoptions } from './views/adoptions.ts';
import { compareSolutions, getAnlage } from './views/anlage.ts';
import { getSolution, listSolutions, solutionChannel } from './views/catalogue.ts';
import { getLineage } from './views/lineage.ts';

/** One to five fields of action ("Handlungsfeld"), each once. */
export const gestaltungsfelder = () =>
  field(
    'Handlungsfelder',
    z
      .array(name(80))
      .min(1, 'Bitte mindestens ein Handlungsfeld nennen.')
      .max(5, 'Höchstens fünf Handlungsfelder.')
      .refine((fields) => new Set(fields).size === fields.length, 'Jedes Handlungsfeld nur einmal.'),
    { help: 'Eines bis fünf, zum Beispiel „Bildung und Betreuung“.' },
  );

const enthaelt = () => field('Enthält als Baustein', z.array(ref(kind)).max(30));

/** What a Kommune or a Verbund says of a solution that it shares. */
export const solutionFields = z.strictObject({
  title: field('Titel', freeLine(160)),
  summary: field('Worum geht es?', freeText(2000)),
  gestaltungsfelder: gestaltungsfelder(),
  innovationStatus: field('Wie weit ist es?', InnovationStatus),
  art: field('Art der Lösung', Art.default('software')),
  wertversprechen: field('Was wird für wen besser?', freeText(1000)).optional(),
  zielgruppe: field('Für wen ist es?', freeText(500)).optional(),
  nutzennachweis: field('Woran messen wir das?', freeText(1000)).optional(),
  betrieb: field(
    'Wer betreibt es?',
    z.enum(['selbst', 'zweckverband', 'dienstleister', 'land-efa']),
  ).optional(),
  fachverfahren: field('Fachverfahren', line(120)).optional(),
  beschafftDurch: field('Wie beschafft?', line(160)).optional(),
  voraussetzungen: field('Voraussetzungen', freeText(1000)).optional(),
  kosten: field('Kosten', range(), { help: 'Als Spanne, kein einzelner Preis.' }).optional(),
  leika: field('LeiKa-Schlüssel', z.string().regex(/^\d{14}$/, 'Ein LeiKa-Schlüssel hat 14 Ziffern.'), {
    widget: 'key',
    help: '14 Ziffern, wo es eine Verwaltungsleistung ist.',
  }).optional(),
  lizenz: field('Lizenz', line(80)).optional(),
  links: field('Adressen zum Nachlesen', z.array(link()).max(10)).optional(),
  /** Kommunen that are invited to say that they built it, too: until they say so, it changes nothing for them (rule 25). */
  traeger: field('Gemeinsam gebaut mit', z.array(ref(kommune)).max(30), {
    help: 'Kommunen, die eingeladen werden, das zu bestätigen.',
  }).optional(),
  ursprungAussen: ursprungAussen().optional(),
  module: field('Module', z.array(line(80)).max(30)).optional(),
  enthaelt: enthaelt().optional(),
  seit: field('Seit wann?', pastDate(), { help: 'Seit wann es bei Ihnen im Einsatz ist.' }).optional(),
  kontakt: kontaktNamed().optional(),
  ...evidence(),
  sichtbarkeit: sichtbarkeit(),
});

/** The same as it is sent. */
export const solutionGiven = solutionFields.extend({ kontakt: kontaktNamedGiven().optional() });

/** What can be said anew of a solution; whom to ask and on what it rests stand in answers for others, too, or as of another day. */
const REVISED = Object.keys(
  solutionFields.omit({ kontakt: true, traeger: true, belege: true, stand: true }).shape,
);

// A revision names only what changes: no field of it may have a default.
const revision = solutionFields
  .extend({
    art: field('Art der Lösung', Art),
    enthaelt: lasting(enthaelt()),
    sichtbarkeit: newSichtbarkeit(),
  })
  .partial()
  .extend({
    solutionId: field('Lösung', own(kind), { order: -1 }),
    note: field('Was ist neu?', freeText(600), { order: 80 }),
  });

const revisionGiven = revision.extend({ kontakt: kontaktNamedGiven().optional() });

const named = z.strictObject({ solutionId: own(kind), reason: field('Grund', freeText(600)) });

export const ProjectShared = event({
  name: 'ProjectShared',
  version: 1,
  title: 'Projekt vorgestellt',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'solutionId', sichtbarkeit: 'sichtbarkeit' }),
  data: solutionFields.extend({ solutionId: made(kind) }),
});

export const ProjectRevised = event({
  name: 'ProjectRevised',
  version: 1,
  title: 'Neue Fassung',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'solutionId', sichtbarkeit: 'sichtbarkeit' }),
  data: revision.extend({ version: field('Fassung', number().int().min(2)) }),
});

export const ProjectWithdrawn = event({
  name: 'ProjectWithdrawn',
  version: 1,
  title: 'Projekt zurückgezogen',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'solutionId' }),
  data: named,
});

const anySolution = '2b7f6a58-3f7c-4a07-9a0e-5a9f0c1d2e3f';

export const shareProject = command({
  name: 'share-project',
  title: 'Projekt vorstellen',
  on: ['kommune', 'verbund'],
  right: 'solution:share',
  body: solutionGiven,
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
  body: revisionGiven.refine((body) => Object.keys(body).length > 2, {
    error: 'Bitte mindestens ein Feld nennen, das sich ändert.',
  }),
  revises: REVISED,
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
  button: 'Zurückziehen',
  example: { solutionId: anySolution, reason: 'Das Land bietet das Verfahren nun selbst an.' },
});

export const solution = subject({
  name: 'solution',
  rights: { 'solution:share': 'mandated' },
  kinds: [kind],
  events: [ProjectShared, ProjectRevised, ProjectWithdrawn],
  commands: [shareProject, reviseProject, withdrawProject],
  queries: [listSolutions, getSolution, listAdoptions, getAnlage, compareSolutions, getLineage],
  channel: solutionChannel,
});
