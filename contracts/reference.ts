import { z } from 'zod';
import { command, event, subject, type Upcaster } from './definitions.ts';
import { adoption } from './fields/kinds/adoption.ts';
import { kommune } from './fields/kinds/kommune.ts';
import { reference as kind, ReferenceFact } from './fields/kinds/reference.ts';
import { solution } from './fields/kinds/solution.ts';
import { verbund } from './fields/kinds/verbund.ts';
import {
  entry,
  field,
  freeLine,
  freeText,
  line,
  link,
  made,
  number,
  own,
  pastDate,
  ref,
  sichtbarkeit,
} from './fields.ts';
import { gestaltungsfelder, solutionGiven } from './solution.ts';
import { AdoptionStatus } from './views/parts.ts';

const recorded = z.strictObject({
  kommuneId: field('Über welche Kommune?', ref(kommune)).optional(),
  verbundId: field('Über welchen Zusammenschluss?', ref(verbund), {
    help: 'Wo es keine Kommune ist.',
  }).optional(),
  solution: field(
    'Lösung',
    z.strictObject({
      title: field('Titel', freeLine(160)),
      summary: field('Worum geht es?', freeText(2000)),
      gestaltungsfelder: gestaltungsfelder(),
    }),
    { help: 'Wo sie hier noch nicht steht.' },
  ).optional(),
  solutionId: field('Auf welche Lösung?', ref(solution), { help: 'Wo sie hier schon steht.' }).optional(),
  fact: field('Was ist die Aussage?', ReferenceFact.default('nutzt'), { help: 'Ohne Angabe: nutzt.' }),
  status: field('Wie weit?', AdoptionStatus).optional(),
  since: field('Seit wann?', pastDate(), { help: 'Weglassen, wenn die Quelle es nicht sagt.' }).optional(),
  anzahl: field('Wie viele?', number().int('Bitte eine ganze Zahl.').min(0).max(100_000)).optional(),
  statement: field('Was wird berichtet?', freeText(600), { help: 'In eigenen Worten, kurz.' }),
  asOf: field('Stand der Veröffentlichung', pastDate(), {
    help: 'Weglassen, wenn es nicht bekannt ist.',
  }).optional(),
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

type Recorded = z.output<typeof recorded>;

/** What a statement demands of the fields beside it (DOMAIN, Reference): one fact, of one party, on one solution. */
const isOneFact: z.core.CheckFn<Recorded> = ({ value, issues }) => {
  const refuse = (path: keyof Recorded, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value });
  if ((value.kommuneId === undefined) === (value.verbundId === undefined))
    refuse('kommuneId', 'Bitte genau eine Stelle nennen: die Kommune oder den Zusammenschluss.');
  if ((value.solution === undefined) === (value.solutionId === undefined))
    refuse('solutionId', 'Bitte die Lösung entweder nennen, wo sie hier steht, oder beschreiben.');
  if ((value.fact === 'anzahl') !== (value.anzahl !== undefined))
    refuse('anzahl', 'Bitte eine Zahl angeben, genau dann, wenn die Aussage „anzahl“ ist.');
  if (value.fact === 'uebernommen-von' && value.adoptedFrom === undefined)
    refuse('adoptedFrom', 'Bitte nennen, von wem laut Quelle übernommen wurde.');
};

/** Version 1 did not say which fact is stated where it was asked for none: that something is used. */
const withFact: Upcaster = (data) => ({ ...data, fact: data.fact ?? 'nutzt' });

const disputed = z.strictObject({
  referenceId: field('Welche Angabe?', ref(kind)),
  mit: field('Widerspricht welchem Eintrag?', ref(kind, solution, adoption), {
    help: 'Einer anderen Angabe, einer Lösung oder einer Übernahme.',
  }),
  grund: field('Worin widersprechen sie sich?', freeText(600)),
});

const withdrawn = z.strictObject({
  referenceId: field('Welche Angabe?', ref(kind)),
  grund: field('Warum?', freeText(600), {
    help: 'Zum Beispiel: versehentlich erfasst, oder die Quelle sagt es nicht.',
  }),
});

export const ReferenceRecorded = event({
  name: 'ReferenceRecorded',
  version: 2,
  upcasters: [withFact],
  title: 'Verweis auf eine Veröffentlichung erfasst',
  on: ['verbund'],
  audience: 'oeffentlich',
  data: recorded.extend({ fact: field('Was ist die Aussage?', ReferenceFact), referenceId: made(kind) }),
});

/** Two statements contradict each other, by the word of a person. Whoever may not see the other one hears nothing of it. */
export const ReferenceDisputed = event({
  name: 'ReferenceDisputed',
  version: 1,
  title: 'Angaben als strittig gekennzeichnet',
  on: ['verbund'],
  ...entry({ id: 'mit', unplaced: 'oeffentlich' }),
  data: disputed.extend({ referenceId: own(kind), mit: own(kind) }),
});

/** A Verbund takes back what it has recorded: in error, or what the source does not say (any more). */
export const ReferenceWithdrawn = event({
  name: 'ReferenceWithdrawn',
  version: 1,
  title: 'Angabe zurückgenommen',
  on: ['verbund'],
  audience: 'oeffentlich',
  data: withdrawn.extend({ referenceId: own(kind) }),
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
  body: recorded.check(isOneFact),
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

export const disputeReference = command({
  name: 'dispute-reference',
  title: 'Als strittig kennzeichnen',
  on: ['verbund'],
  right: 'verbund:editorial',
  body: disputed,
  events: ['ReferenceDisputed'],
  example: {
    referenceId: '0c8e3b62-54b1-4a5e-9a5e-6d3f0f7b2a01',
    mit: '2b7f6a58-3f7c-4a07-9a0e-5a9f0c1d2e3f',
    grund: 'Die eine Quelle nennt 2021 als Beginn, die andere 2023.',
  },
});

export const withdrawReference = command({
  name: 'withdraw-reference',
  title: 'Angabe zurücknehmen',
  on: ['verbund'],
  right: 'verbund:editorial',
  body: withdrawn,
  events: ['ReferenceWithdrawn'],
  button: 'Zurücknehmen',
  example: {
    referenceId: '0c8e3b62-54b1-4a5e-9a5e-6d3f0f7b2a01',
    grund: 'Versehentlich erfasst.',
  },
});

export const claimReference = command({
  name: 'claim-reference',
  title: 'Das ist unser Projekt',
  on: ['kommune'],
  right: 'solution:share',
  body: z.strictObject({ referenceId: ref(kind), ...solutionGiven.shape }),
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
  rights: { 'verbund:editorial': 'own', 'solution:share': 'mandated' },
  kinds: [kind],
  events: [ReferenceRecorded, ReferenceDisputed, ReferenceWithdrawn, ReferenceClaimed],
  commands: [recordReference, disputeReference, withdrawReference, claimReference],
});
