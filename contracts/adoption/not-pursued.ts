import { z } from 'zod';
import { command, event } from '../definitions.ts';
import { AbandonReason, adoption as kind } from '../fields/kinds/adoption.ts';
import { evidence, field, freeLine, freeText, made, own, sichtbarkeit } from '../fields.ts';
import { anyAdoption, anySolution, on, onAdoption, pinned, SOURCES, sources } from './fields.ts';

/** Since when and why something is not pursued. */
const why = () => ({
  on: on('Seit wann?'),
  reason: field('Warum nicht?', AbandonReason),
  alternativen: field('Was stattdessen?', z.array(freeLine(160)).min(1).max(10)).optional(),
  note: field('Anmerkung', freeText(600)).optional(),
  ...evidence(),
});

const abandonment = z.strictObject({ adoptionId: own(kind), ...why() });

export const AdoptionAbandoned = event({
  name: 'AdoptionAbandoned',
  version: 1,
  title: 'Nicht weiterverfolgt',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'nicht-weiterverfolgt' }),
  data: abandonment,
});

export const abandonAdoption = command({
  name: 'abandon-adoption',
  title: 'Passt nicht zu uns',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: abandonment,
  events: ['AdoptionAbandoned'],
  example: { adoptionId: anyAdoption, on: '2026-08-31', reason: 'personal' },
});

const declined = z.strictObject({
  sources: field(SOURCES, sources, { help: 'Die Lösungen, die Sie sich angesehen haben.' }),
  ...why(),
  sichtbarkeit: sichtbarkeit('verbund'),
});

export const AdoptionDeclined = event({
  name: 'AdoptionDeclined',
  version: 1,
  title: 'Nicht übernommen',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'nicht-weiterverfolgt', sichtbarkeit: 'sichtbarkeit' }),
  data: declined.extend({ adoptionId: made(kind), sources: field(SOURCES, z.array(pinned)) }),
});

export const declineSolution = command({
  name: 'decline-solution',
  title: 'Angesehen, übernehmen wir nicht',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: declined,
  events: ['AdoptionDeclined'],
  example: {
    sources: [{ solutionId: anySolution }],
    reason: 'technik',
    alternativen: ['Eigenes Formular im Bürgerportal'],
    on: '2026-08-31',
  },
});

export const ResultReleased = event({
  name: 'ResultReleased',
  version: 1,
  title: 'Ergebnis freigegeben',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'as-before', openedTo: 'oeffentlich' }),
  data: z.strictObject({ adoptionId: own(kind) }),
});

export const releaseResult = command({
  name: 'release-result',
  title: 'Ergebnis freigeben',
  on: ['kommune', 'verbund'],
  right: 'adoption:release',
  body: z.strictObject({ adoptionId: own(kind) }),
  events: ['ResultReleased'],
  example: { adoptionId: anyAdoption },
});
