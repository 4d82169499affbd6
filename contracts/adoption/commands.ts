import { z } from 'zod';
import { command } from '../definitions.ts';
import { adoption as kind } from '../fields/kinds/adoption.ts';
import { field, own, pastDate } from '../fields.ts';
import { abandonment, adaptation, adopted, ending, planned, relationHolds, statusChange } from './shapes.ts';

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
