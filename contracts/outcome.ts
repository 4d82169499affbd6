import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { adoption } from './fields/kinds/adoption.ts';
import { outcome as kind } from './fields/kinds/outcome.ts';
import { entry, evidence, field, freeLine, freeText, line, made, number, own } from './fields.ts';

const report = z.strictObject({
  adoptionId: own(adoption),
  indicator: field('Woran gemessen?', freeLine(160), { help: 'Zum Beispiel „Wochen bis zur Zusage“.' }),
  unit: field('Einheit', line(60)),
  before: field('Vorher', number().nullable(), { help: 'Leer (null), wo es vorher keinen Wert gab.' }),
  after: field('Nachher', number()),
  period: field('Zeitraum', freeLine(160)),
  method: field('Wie ermittelt?', z.enum(['gemessen', 'geschaetzt', 'beurteilt'])),
  evidence: field('Worauf stützt es sich?', freeText(500), {
    help: 'Eine Adresse, unter der es nachzulesen ist, oder eine kurze Angabe.',
  }).optional(),
  ...evidence(),
});

const confirmation = z.strictObject({ adoptionId: own(adoption), outcomeId: own(kind) });

export const OutcomeReported = event({
  name: 'OutcomeReported',
  version: 1,
  title: 'Ergebnis gemeldet',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'adoptionId' }),
  data: report.extend({ outcomeId: made(kind) }),
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
  body: report,
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
  rights: { 'adoption:manage': 'own', 'adoption:confirm': 'own' },
  kinds: [kind],
  events: [OutcomeReported, OutcomeConfirmed],
  commands: [reportOutcome, confirmOutcome],
});
