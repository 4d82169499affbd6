import { z } from 'zod';
import { command, event, subject, type Upcaster } from './definitions.ts';
import { adoption } from './fields/kinds/adoption.ts';
import { outcome as kind, Richtung } from './fields/kinds/outcome.ts';
import { isLink } from './fields/links.ts';
import {
  entry,
  evidence,
  type FreeText,
  field,
  freeLine,
  freeText,
  line,
  made,
  number,
  own,
} from './fields.ts';

/** Only with figures, or only in words: which of both, `isOneKind` says. */
const FIGURES = {
  indicator: field('Woran gemessen?', freeLine(160), { help: 'Zum Beispiel „Wochen bis zur Zusage“.' }),
  unit: field('Einheit', line(60)),
  before: field('Vorher', number().nullable(), { help: 'Leer (null), wo es vorher keinen Wert gab.' }),
  after: field('Nachher', number()),
};
const WORDS = {
  richtung: field('Ist es besser geworden?', Richtung, { help: 'Wo es keine Zahlen gibt.' }),
  text: field('Was ist anders geworden?', freeText(600)),
};

const said = z.strictObject({
  adoptionId: own(adoption),
  ...z.strictObject({ ...FIGURES, ...WORDS }).partial().shape,
  period: field('Zeitraum', freeLine(160)).optional(),
  method: field('Wie ermittelt?', z.enum(['gemessen', 'geschaetzt', 'beurteilt'])),
  ...evidence(),
});
type Said = z.output<typeof said>;
type Beleg = NonNullable<Said['belege']>[number];

/** An outcome is one figure before and after in a period, or it is told in words: better, the same or worse, and what. */
const isOneKind: z.core.CheckFn<Said> = ({ value, issues }) => {
  const inWords = value.richtung !== undefined || value.text !== undefined;
  const needed = inWords ? Object.keys(WORDS) : [...Object.keys(FIGURES), 'period'];
  const others = inWords ? Object.keys(FIGURES) : [];
  const refuse = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value });
  for (const name of needed)
    if (value[name as keyof Said] === undefined)
      refuse(name, 'Dieses Feld fehlt. Ein Ergebnis steht in Zahlen oder in Worten („richtung“ und „text“).');
  for (const name of others)
    if (value[name as keyof Said] !== undefined)
      refuse(name, 'In Zahlen oder in Worten, nicht beides. Bitte ein zweites Ergebnis eintragen.');
};

/** What was written under `evidence`, as a Beleg: its address where it is one, else as it stands; what is too long for a title goes on below. */
export const belegOf = (words: string): Beleg => {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  const end = line.length <= 300 ? line.length : Math.max(line.lastIndexOf(' ', 300), 200);
  const rest = line.slice(end).trim();
  return {
    titel: line.slice(0, end) as FreeText,
    ...(isLink(line) ? { url: line } : {}),
    ...(rest === '' ? {} : { wortlaut: rest as FreeText }),
  };
};

/** Version 1 had one text on what it rests, beside or before `belege`. */
const withBelege: Upcaster = ({ evidence: words, ...data }) =>
  typeof words === 'string'
    ? { ...data, belege: [...((data.belege ?? []) as readonly object[]), belegOf(words)] }
    : data;

const report = said.extend({
  evidence: field('Worauf stützt es sich?', freeText(500), {
    help: 'Wird zu einem Beleg. Besser gleich als Beleg angeben.',
  }).optional(),
});

const confirmation = z.strictObject({ adoptionId: own(adoption), outcomeId: own(kind) });

export const OutcomeReported = event({
  name: 'OutcomeReported',
  version: 2,
  upcasters: [withBelege],
  title: 'Ergebnis gemeldet',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'adoptionId' }),
  data: said.extend({ outcomeId: made(kind) }),
});

export const OutcomeConfirmed = event({
  name: 'OutcomeConfirmed',
  version: 1,
  title: 'Ergebnis bestätigt',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'adoptionId' }),
  data: confirmation,
});

const anyAdoption = '9a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d';

export const reportOutcome = command({
  name: 'report-outcome',
  title: 'Erfahrung eintragen',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: report
    .check(isOneKind)
    .refine(({ evidence: words, belege = [] }) => words === undefined || belege.length < 10, {
      path: ['evidence'],
      error: 'Höchstens zehn Belege.',
    }),
  events: ['OutcomeReported'],
  example: {
    adoptionId: anyAdoption,
    indicator: 'Wochen bis zur Zusage',
    unit: 'Wochen',
    before: 11,
    after: 6,
    period: 'Kita-Jahr 2025/26',
    method: 'gemessen',
  },
});

export const confirmOutcome = command({
  name: 'confirm-outcome',
  title: 'Ergebnis bestätigen',
  on: ['kommune', 'verbund'],
  right: 'adoption:confirm',
  body: confirmation,
  events: ['OutcomeConfirmed'],
  example: { adoptionId: anyAdoption, outcomeId: 'c3d4e5f6-a7b8-4c9d-8e0f-1a2b3c4d5e6f' },
});

export const outcome = subject({
  name: 'outcome',
  rights: { 'adoption:manage': 'mandated', 'adoption:confirm': 'own' },
  kinds: [kind],
  events: [OutcomeReported, OutcomeConfirmed],
  commands: [reportOutcome, confirmOutcome],
});
