import { z } from 'zod';
import { namelessAs } from '../fields/hidden.ts';
import {
  AbandonReason,
  EndReason,
  adoption as kind,
  PlanStatus,
  Relation,
  UsageStatus,
} from '../fields/kinds/adoption.ts';
import { kommune } from '../fields/kinds/kommune.ts';
import { reference } from '../fields/kinds/reference.ts';
import { NAMELESS_SOURCE, solution } from '../fields/kinds/solution.ts';
import {
  date,
  evidence,
  field,
  freeLine,
  freeText,
  line,
  number,
  own,
  pastDate,
  range,
  ref,
  sichtbarkeit,
} from '../fields.ts';

const What = z.enum(['software', 'instanz', 'mandant', 'anschluss', 'inhalte', 'verfahren', 'konzept']);

const version = () =>
  field('Fassung', number().int().min(1), { help: 'Ohne Angabe beim Eintragen: die neueste.' });
const status = () => field('Wie weit?', UsageStatus);
/** A day that may be not known: most of what is told late is. */
const on = (label: string) =>
  field(label, pastDate(), { help: 'Weglassen, wenn es nicht bekannt ist.' }).optional();

const solutionId = () => ref(solution, reference);
export const pinned = namelessAs(
  NAMELESS_SOURCE,
  z.strictObject({ solutionId: solutionId(), version: version() }),
);
const wanted = z.strictObject({ solutionId: solutionId(), version: version().optional() });
const change = z.strictObject({
  what: field('Was ist anders?', freeText(400)),
  why: field('Warum?', freeText(400)).optional(),
});
const changes = z.array(change).max(30);
const CHANGES = 'Was haben Sie angepasst?';
export const SOURCES = 'Von wem?';

const onlyOnce = (list: readonly { solutionId: string }[]) =>
  new Set(list.map((source) => source.solutionId)).size === list.length;
const sources = z
  .array(wanted)
  .min(1, 'Bitte mindestens eine Vorlage nennen.')
  .max(10, 'Höchstens zehn Vorlagen.')
  .refine(onlyOnce, 'Jede Vorlage nur einmal.');

export const planned = z.strictObject({
  sources: field(SOURCES, sources, { help: 'Die Vorlagen, von denen übernommen wird.' }),
  status: field('Wie weit?', PlanStatus, { help: 'Ohne Angabe: geplant.' }).optional(),
  on: on('Seit wann?'),
  /** May lie ahead. */
  ab: field('Ab wann?', date(), { help: 'Wann es beginnen soll.' }).optional(),
  relation: field('Wie übernehmen?', Relation).optional(),
  note: field('Anmerkung', freeText(600)).optional(),
  ...evidence(),
  sichtbarkeit: sichtbarkeit(),
});

const betreiber = z.strictObject({
  art: field('Wer betreibt es?', z.enum(['selbst', 'zweckverband', 'dienstleister', 'land'])),
  name: field('Name', line(160)).optional(),
});
const kosten = z
  .strictObject({
    einmalig: field('Einmalig', range()).optional(),
    jaehrlich: field('Im Jahr', range()).optional(),
  })
  .refine(({ einmalig, jaehrlich }) => einmalig !== undefined || jaehrlich !== undefined, {
    error: 'Bitte einmalige oder jährliche Kosten angeben, oder beides weglassen.',
  });
const vermittlung = z.strictObject({
  art: field('Wer?', z.enum(['stiftung', 'land', 'programm', 'zweckverband', 'anderes'])),
  name: field('Name', line(160)),
});
const foerderung = z.strictObject({
  programm: field('Programm', line(160)),
  /** May lie ahead. */
  bis: field('Bis wann?', date()).optional(),
});

/** What belongs to the adoption and not to what was adopted. */
const particulars = {
  betreiber: field('Betrieb', betreiber).optional(),
  kosten: field('Kosten bei uns', kosten, { help: 'Als Spannen, keine einzelnen Preise.' }).optional(),
  aufwand: field('Aufwand', range(), { help: 'Zum Beispiel in Arbeitstagen.' }).optional(),
  vermittlung: field('Vermittelt durch', vermittlung).optional(),
  ersetzt: field('Was wurde ersetzt?', freeLine(300)).optional(),
  foerderung: field('Förderung', foerderung).optional(),
  fuer: field('Für welche Kommunen?', z.array(ref(kommune)).min(1).max(100), {
    help: 'Wo ein Kreis oder Verband es für andere betreibt.',
  }).optional(),
};

/** The names of these. */
export const PARTICULARS = Object.keys(particulars) as readonly (keyof typeof particulars)[];

export const adopted = z.strictObject({
  sources: field(SOURCES, sources, { help: 'Die Vorlagen, von denen übernommen wurde.' }),
  relation: field('Wie übernommen?', Relation, {
    help: '„unveraendert“: so wie dort; „angeregt“: nur als Anregung; „zusammengefuehrt“: aus mindestens zwei Vorlagen.',
  }),
  what: field('Was wurde übernommen?', What).optional(),
  module: field('Welche Module?', z.array(line(80)).max(30), { help: 'Ohne Angabe alle.' }).optional(),
  adoptedOn: on('Seit wann?'),
  status: status(),
  changes: field(CHANGES, changes).optional(),
  adoptionId: field('Geplante Übernahme', own(kind), {
    help: 'Wo die Übernahme schon geplant war.',
  }).optional(),
  ...particulars,
  ...evidence(),
  sichtbarkeit: sichtbarkeit(),
});

const CHANGES_NEEDED = new Set(['angepasst', 'teilweise', 'zusammengefuehrt']);

/** What a relation demands of the fields beside it (DOMAIN, Adoption). */
export const relationHolds: z.core.CheckFn<z.output<typeof adopted>> = ({ value, issues }) => {
  const count = value.changes?.length ?? 0;
  const refuse = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value });
  // A publication often says nothing about it: then nothing is known, and the Kommune is asked later.
  if (CHANGES_NEEDED.has(value.relation) && count === 0 && value.belege === undefined)
    refuse('changes', 'Bitte mindestens eine Änderung nennen: was wurde anders gemacht?');
  if (value.relation === 'unveraendert' && count > 0)
    refuse('changes', '„So wie dort“ heißt ohne Änderungen. Bitte „angepasst“ wählen.');
  if (value.relation === 'zusammengefuehrt' && value.sources.length < 2)
    refuse('sources', 'Zusammengeführt wird aus mindestens zwei Vorlagen.');
};

export const statusChange = z.strictObject({
  adoptionId: own(kind),
  status: field('Wie weit?', z.enum([...PlanStatus.options, ...UsageStatus.options])),
  on: on('Seit wann?'),
  ...evidence(),
});
export const adaptation = z.strictObject({
  adoptionId: own(kind),
  changes: field(CHANGES, changes.min(1, 'Bitte mindestens eine Änderung nennen.')),
});
export const ending = z.strictObject({
  adoptionId: own(kind),
  on: on('Bis wann?'),
  anlass: field('Anlass', EndReason).optional(),
  replacedBy: field('Ersetzt durch', line(160)).optional(),
  reason: field('Grund', freeText(600)).optional(),
  ...evidence(),
});
export const abandonment = z.strictObject({
  adoptionId: own(kind),
  on: on('Seit wann?'),
  reason: field('Warum nicht?', AbandonReason),
  alternativen: field('Was stattdessen?', z.array(freeLine(160)).min(1).max(10)).optional(),
  note: field('Anmerkung', freeText(600)).optional(),
  ...evidence(),
});
