import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { namelessAs } from './fields/hidden.ts';
import { AbandonReason, adoption as kind, Relation, UsageStatus } from './fields/kinds/adoption.ts';
import { reference } from './fields/kinds/reference.ts';
import { NAMELESS_SOURCE, solution } from './fields/kinds/solution.ts';
import { entry, field, freeText, line, made, number, own, pastDate, ref, sichtbarkeit } from './fields.ts';

const What = z.enum(['software', 'instanz', 'mandant', 'anschluss', 'inhalte', 'verfahren', 'konzept']);

const version = () =>
  field('Fassung', number().int().min(1), { help: 'Ohne Angabe beim Eintragen: die neueste.' });
const status = () => field('Stand', UsageStatus);
const on = (label: string) => field(label, pastDate());

const solutionId = () => ref(solution, reference);
const pinned = namelessAs(NAMELESS_SOURCE, z.strictObject({ solutionId: solutionId(), version: version() }));
const wanted = z.strictObject({ solutionId: solutionId(), version: version().optional() });
const change = z.strictObject({
  what: field('Was ist anders?', freeText(400)),
  why: field('Warum?', freeText(400)).optional(),
});
const changes = z.array(change).max(30);
const CHANGES = 'Was haben Sie angepasst?';
const SOURCES = 'Von wem?';

const onlyOnce = (list: readonly { solutionId: string }[]) =>
  new Set(list.map((source) => source.solutionId)).size === list.length;
const sources = z
  .array(wanted)
  .min(1, 'Bitte mindestens eine Vorlage nennen.')
  .max(10, 'Höchstens zehn Vorlagen.')
  .refine(onlyOnce, 'Jede Vorlage nur einmal.');

const planned = z.strictObject({
  sources: field(SOURCES, sources, { help: 'Die Vorlagen, von denen übernommen wird.' }),
  note: field('Anmerkung', freeText(600)).optional(),
});

const adopted = z.strictObject({
  sources: field(SOURCES, sources, { help: 'Die Vorlagen, von denen übernommen wurde.' }),
  relation: field('Wie übernommen?', Relation, {
    help: '„unveraendert“: so wie dort; „angeregt“: nur als Anregung; „zusammengefuehrt“: aus mindestens zwei Vorlagen.',
  }),
  what: field('Was wurde übernommen?', What).optional(),
  module: field('Welche Module?', z.array(line(80)).max(30), { help: 'Ohne Angabe alle.' }).optional(),
  adoptedOn: field('Seit wann?', pastDate()),
  status: status(),
  changes: field(CHANGES, changes).optional(),
  adoptionId: field('Geplante Übernahme', own(kind), {
    help: 'Wo die Übernahme schon geplant war.',
  }).optional(),
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

const statusChange = z.strictObject({ adoptionId: own(kind), status: status(), on: on('Seit wann?') });
const adaptation = z.strictObject({
  adoptionId: own(kind),
  changes: field(CHANGES, changes.min(1, 'Bitte mindestens eine Änderung nennen.')),
});
const ending = z.strictObject({
  adoptionId: own(kind),
  on: on('Bis wann?'),
  replacedBy: field('Ersetzt durch', line(160)).optional(),
  reason: field('Grund', freeText(600)).optional(),
});
const abandonment = z.strictObject({
  adoptionId: own(kind),
  on: on('Seit wann?'),
  reason: field('Warum nicht?', AbandonReason),
  note: field('Anmerkung', freeText(600)).optional(),
});

export const AdoptionPlanned = event({
  name: 'AdoptionPlanned',
  version: 1,
  title: 'Übernahme geplant',
  on: ['kommune'],
  ...entry({ id: 'adoptionId', sichtbarkeit: 'sichtbarkeit' }),
  data: planned.extend({
    adoptionId: made(kind),
    sources: field(SOURCES, z.array(pinned)),
    sichtbarkeit: sichtbarkeit(),
  }),
});

export const BestPracticeAdopted = event({
  name: 'BestPracticeAdopted',
  version: 1,
  title: 'Lösung übernommen',
  on: ['kommune'],
  ...entry({ id: 'adoptionId', sichtbarkeit: 'sichtbarkeit' }),
  data: adopted.extend({
    adoptionId: made(kind),
    solutionId: made(solution),
    sources: field(SOURCES, z.array(pinned)),
  }),
});

export const AdoptionStatusChanged = event({
  name: 'AdoptionStatusChanged',
  version: 1,
  title: 'Stand der Übernahme geändert',
  on: ['kommune'],
  ...entry({ id: 'adoptionId' }),
  data: statusChange,
});

export const AdaptationRecorded = event({
  name: 'AdaptationRecorded',
  version: 1,
  title: 'Anpassung eingetragen',
  on: ['kommune'],
  ...entry({ id: 'adoptionId' }),
  data: adaptation.extend({ solutionId: own(solution), version: field('Fassung', number().int().min(2)) }),
});

export const UsageReconfirmed = event({
  name: 'UsageReconfirmed',
  version: 1,
  title: 'Nutzung bestätigt',
  on: ['kommune'],
  ...entry({ id: 'adoptionId' }),
  data: z.strictObject({ adoptionId: own(kind), on: on('Wann bestätigt?') }),
});

export const UsageEnded = event({
  name: 'UsageEnded',
  version: 1,
  title: 'Nutzung beendet',
  on: ['kommune'],
  ...entry({ id: 'adoptionId' }),
  data: ending,
});

export const AdoptionAbandoned = event({
  name: 'AdoptionAbandoned',
  version: 1,
  title: 'Nicht weiterverfolgt',
  on: ['kommune'],
  ...entry({ id: 'adoptionId' }),
  data: abandonment,
});

export const ResultReleased = event({
  name: 'ResultReleased',
  version: 1,
  title: 'Ergebnis freigegeben',
  on: ['kommune'],
  ...entry({ id: 'adoptionId' }),
  data: z.strictObject({ adoptionId: own(kind) }),
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
  body: z.strictObject({
    adoptionId: own(kind),
    on: field('Wann?', pastDate(), { help: 'Ohne Angabe heute.' }).optional(),
  }),
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
  body: z.strictObject({ adoptionId: own(kind) }),
  events: ['ResultReleased'],
  example: { adoptionId: anyAdoption },
});

export const adoption = subject({
  name: 'adoption',
  rights: { 'adoption:manage': 'own', 'adoption:release': 'own' },
  kinds: [kind],
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
