import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { freeText, id, label, number, pastDate, sichtbarkeit } from './fields.ts';

export const Relation = z.enum([
  'unveraendert',
  'angepasst',
  'teilweise',
  'zusammengefuehrt',
  'angeregt',
  'nicht-angegeben',
]);
export const UsageStatus = z.enum(['in-erprobung', 'in-einfuehrung', 'im-betrieb']);
export const AbandonReason = z.enum([
  'kosten',
  'personal',
  'technik',
  'recht-datenschutz',
  'kein-beschluss',
  'angebot-eingestellt',
  'anderes',
]);
const What = z.enum(['software', 'instanz', 'mandant', 'anschluss', 'inhalte', 'verfahren', 'konzept']);

const version = () => number().int().min(1);
const pinned = z.strictObject({ solutionId: id(), version: version() });
const wanted = z.strictObject({ solutionId: id(), version: version().optional() });
const change = z.strictObject({ what: freeText(400), why: freeText(400).optional() });
const changes = z.array(change).max(30);

const onlyOnce = (list: readonly { solutionId: string }[]) =>
  new Set(list.map((source) => source.solutionId)).size === list.length;
const sources = z
  .array(wanted)
  .min(1, 'Bitte mindestens eine Vorlage nennen.')
  .max(10, 'Höchstens zehn Vorlagen.')
  .refine(onlyOnce, 'Jede Vorlage nur einmal.');

const planned = z.strictObject({ sources, note: freeText(600).optional() });

const adopted = z.strictObject({
  sources,
  relation: Relation,
  what: What.optional(),
  module: z.array(label(80)).max(30).optional(),
  adoptedOn: pastDate(),
  status: UsageStatus,
  changes: changes.optional(),
  adoptionId: id().optional(),
  sichtbarkeit: sichtbarkeit(),
});

const CHANGES_NEEDED = new Set(['angepasst', 'teilweise', 'zusammengefuehrt']);

/** What a relation demands of the fields beside it (DOMAIN, Adoption). */
const relationHolds: z.core.CheckFn<z.output<typeof adopted>> = ({ value, issues }) => {
  const count = value.changes?.length ?? 0;
  const refuse = (path: string, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value });
  if (CHANGES_NEEDED.has(value.relation) && count === 0)
    refuse('changes', 'Bitte mindestens eine Änderung nennen: was wurde anders gemacht?');
  if (value.relation === 'unveraendert' && count > 0)
    refuse('changes', '„So wie dort“ heißt ohne Änderungen. Bitte „angepasst“ wählen.');
  if (value.relation === 'zusammengefuehrt' && value.sources.length < 2)
    refuse('sources', 'Zusammengeführt wird aus mindestens zwei Vorlagen.');
};

const statusChange = z.strictObject({ adoptionId: id(), status: UsageStatus, on: pastDate() });
const adaptation = z.strictObject({
  adoptionId: id(),
  changes: changes.min(1, 'Bitte mindestens eine Änderung nennen.'),
});
const ending = z.strictObject({
  adoptionId: id(),
  on: pastDate(),
  replacedBy: label(160).optional(),
  reason: freeText(600).optional(),
});
const abandonment = z.strictObject({
  adoptionId: id(),
  on: pastDate(),
  reason: AbandonReason,
  note: freeText(600).optional(),
});

export const AdoptionPlanned = event({
  name: 'AdoptionPlanned',
  version: 1,
  title: 'Übernahme geplant',
  on: ['kommune'],
  audience: 'entry',
  makes: ['adoptionId'],
  data: planned.extend({ adoptionId: id(), sources: z.array(pinned), sichtbarkeit: sichtbarkeit() }),
});

export const BestPracticeAdopted = event({
  name: 'BestPracticeAdopted',
  version: 1,
  title: 'Lösung übernommen',
  on: ['kommune'],
  audience: 'entry',
  makes: ['adoptionId', 'solutionId'],
  data: adopted.extend({ adoptionId: id(), solutionId: id(), sources: z.array(pinned) }),
});

export const AdoptionStatusChanged = event({
  name: 'AdoptionStatusChanged',
  version: 1,
  title: 'Stand der Übernahme geändert',
  on: ['kommune'],
  audience: 'entry',
  data: statusChange,
});

export const AdaptationRecorded = event({
  name: 'AdaptationRecorded',
  version: 1,
  title: 'Anpassung eingetragen',
  on: ['kommune'],
  audience: 'entry',
  data: adaptation.extend({ solutionId: id(), version: number().int().min(2) }),
});

export const UsageReconfirmed = event({
  name: 'UsageReconfirmed',
  version: 1,
  title: 'Nutzung bestätigt',
  on: ['kommune'],
  audience: 'entry',
  data: z.strictObject({ adoptionId: id(), on: pastDate() }),
});

export const UsageEnded = event({
  name: 'UsageEnded',
  version: 1,
  title: 'Nutzung beendet',
  on: ['kommune'],
  audience: 'entry',
  data: ending,
});

export const AdoptionAbandoned = event({
  name: 'AdoptionAbandoned',
  version: 1,
  title: 'Nicht weiterverfolgt',
  on: ['kommune'],
  audience: 'entry',
  data: abandonment,
});

export const ResultReleased = event({
  name: 'ResultReleased',
  version: 1,
  title: 'Ergebnis freigegeben',
  on: ['kommune'],
  audience: 'entry',
  data: z.strictObject({ adoptionId: id() }),
});

const anyAdoption = '9a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d';
const anySolution = '2b7f6a58-3f7c-4a07-9a0e-5a9f0c1d2e3f';

export const planAdoption = command({
  name: 'plan-adoption',
  title: 'Übernahme planen',
  on: ['kommune'],
  right: 'adoption:manage',
  body: planned,
  events: ['AdoptionPlanned'],
  example: { sources: [{ solutionId: anySolution }], note: 'Für das Haushaltsjahr 2027 vorgesehen' },
});

export const adoptBestPractice = command({
  name: 'adopt-best-practice',
  title: 'Wir nutzen das auch',
  on: ['kommune'],
  right: 'adoption:manage',
  body: adopted.check(relationHolds),
  events: ['BestPracticeAdopted'],
  example: {
    sources: [{ solutionId: anySolution, version: 1 }],
    relation: 'angepasst',
    adoptedOn: '2026-03-01',
    status: 'in-einfuehrung',
    changes: [{ what: 'Elternbeiträge nach eigener Satzung', why: 'Unsere Staffel ist feiner.' }],
  },
});

export const changeAdoptionStatus = command({
  name: 'change-adoption-status',
  title: 'Stand der Übernahme ändern',
  on: ['kommune'],
  right: 'adoption:manage',
  body: statusChange,
  events: ['AdoptionStatusChanged'],
  example: { adoptionId: anyAdoption, status: 'im-betrieb', on: '2026-09-01' },
});

export const recordAdaptation = command({
  name: 'record-adaptation',
  title: 'Anpassung eintragen',
  on: ['kommune'],
  right: 'adoption:manage',
  body: adaptation,
  events: ['AdaptationRecorded'],
  example: { adoptionId: anyAdoption, changes: [{ what: 'Vormerkung auch in Leichter Sprache' }] },
});

export const reconfirmUsage = command({
  name: 'reconfirm-usage',
  title: 'Ja, nutzen wir noch',
  on: ['kommune'],
  right: 'adoption:manage',
  body: z.strictObject({ adoptionId: id(), on: pastDate().optional() }),
  events: ['UsageReconfirmed'],
  example: { adoptionId: anyAdoption },
});

export const endUsage = command({
  name: 'end-usage',
  title: 'Nutzen wir nicht mehr',
  on: ['kommune'],
  right: 'adoption:manage',
  body: ending,
  events: ['UsageEnded'],
  example: { adoptionId: anyAdoption, on: '2026-08-31', replacedBy: 'Landesverfahren' },
});

export const abandonAdoption = command({
  name: 'abandon-adoption',
  title: 'Passt nicht zu uns',
  on: ['kommune'],
  right: 'adoption:manage',
  body: abandonment,
  events: ['AdoptionAbandoned'],
  example: { adoptionId: anyAdoption, on: '2026-08-31', reason: 'personal' },
});

export const releaseResult = command({
  name: 'release-result',
  title: 'Ergebnis freigeben',
  on: ['kommune'],
  right: 'adoption:release',
  body: z.strictObject({ adoptionId: id() }),
  events: ['ResultReleased'],
  example: { adoptionId: anyAdoption },
});

export const adoption = subject({
  name: 'adoption',
  events: [
    AdoptionPlanned,
    BestPracticeAdopted,
    AdoptionStatusChanged,
    AdaptationRecorded,
    UsageReconfirmed,
    UsageEnded,
    AdoptionAbandoned,
    ResultReleased,
  ],
  commands: [
    planAdoption,
    adoptBestPractice,
    changeAdoptionStatus,
    recordAdaptation,
    reconfirmUsage,
    endUsage,
    abandonAdoption,
    releaseResult,
  ],
});
