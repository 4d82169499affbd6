import { z } from 'zod';
import { command, event } from '../definitions.ts';
import { EndReason, adoption as kind, PlanStatus, UsageStatus } from '../fields/kinds/adoption.ts';
import { solution } from '../fields/kinds/solution.ts';
import { evidence, field, freeText, line, number, own, pastDate } from '../fields.ts';
import { anyAdoption, CHANGES, changes, on, onAdoption } from './fields.ts';

const statusChange = z.strictObject({
  adoptionId: own(kind),
  status: field('Wie weit?', z.enum([...PlanStatus.options, ...UsageStatus.options])),
  on: on('Seit wann?'),
  ...evidence(),
});

export const AdoptionStatusChanged = event({
  name: 'AdoptionStatusChanged',
  version: 1,
  title: 'Stand der Übernahme geändert',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: { field: 'status' } }),
  data: statusChange,
});

export const changeAdoptionStatus = command({
  name: 'change-adoption-status',
  title: 'Stand der Übernahme ändern',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: statusChange,
  revises: ['status'],
  events: ['AdoptionStatusChanged'],
  example: { adoptionId: anyAdoption, status: 'im-betrieb', on: '2026-09-01' },
});

const adaptation = z.strictObject({
  adoptionId: own(kind),
  changes: field(CHANGES, changes.min(1, 'Bitte mindestens eine Änderung nennen.')),
});

export const AdaptationRecorded = event({
  name: 'AdaptationRecorded',
  version: 1,
  title: 'Anpassung eingetragen',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'as-before' }),
  data: adaptation.extend({ solutionId: own(solution), version: field('Fassung', number().int().min(2)) }),
});

export const recordAdaptation = command({
  name: 'record-adaptation',
  title: 'Anpassung eintragen',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: adaptation,
  events: ['AdaptationRecorded'],
  example: { adoptionId: anyAdoption, changes: [{ what: 'Vormerkung auch in Leichter Sprache' }] },
});

/** Said later of a use of which nothing was said about changes: nothing was changed. It is no new version. */
export const AdoptionUnchanged = event({
  name: 'AdoptionUnchanged',
  version: 1,
  title: 'So wie dort übernommen',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'as-before' }),
  data: z.strictObject({ adoptionId: own(kind) }),
});

export const stateUnchanged = command({
  name: 'state-unchanged',
  title: 'So wie dort: nichts geändert',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: z.strictObject({ adoptionId: own(kind) }),
  events: ['AdoptionUnchanged'],
  example: { adoptionId: anyAdoption },
});

export const UsageReconfirmed = event({
  name: 'UsageReconfirmed',
  version: 1,
  title: 'Nutzung bestätigt',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'as-before' }),
  data: z.strictObject({ adoptionId: own(kind), on: field('Wann bestätigt?', pastDate()) }),
});

export const reconfirmUsage = command({
  name: 'reconfirm-usage',
  title: 'Ja, nutzen wir noch',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: z.strictObject({
    adoptionId: own(kind),
    on: field('Wann?', pastDate(), { help: 'Ohne Angabe heute.' }).optional(),
  }),
  events: ['UsageReconfirmed'],
  example: { adoptionId: anyAdoption },
});

const ending = z.strictObject({
  adoptionId: own(kind),
  on: on('Bis wann?'),
  anlass: field('Anlass', EndReason).optional(),
  replacedBy: field('Ersetzt durch', line(160)).optional(),
  reason: field('Grund', freeText(600)).optional(),
  ...evidence(),
});

export const UsageEnded = event({
  name: 'UsageEnded',
  version: 1,
  title: 'Nutzung beendet',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'beendet' }),
  data: ending,
});

export const endUsage = command({
  name: 'end-usage',
  title: 'Nutzen wir nicht mehr',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: ending,
  events: ['UsageEnded'],
  example: { adoptionId: anyAdoption, on: '2026-08-31', replacedBy: 'Landesverfahren' },
});
