import { z } from 'zod';
import { command, event } from '../definitions.ts';
import { adoption as kind, PlanStatus, Relation } from '../fields/kinds/adoption.ts';
import { date, evidence, field, freeText, made, sichtbarkeit } from '../fields.ts';
import { anySolution, on, onAdoption, pinned, SOURCES, sources } from './fields.ts';

const planned = z.strictObject({
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

export const AdoptionPlanned = event({
  name: 'AdoptionPlanned',
  version: 1,
  title: 'Übernahme geplant',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: { field: 'status', absent: 'geplant' }, sichtbarkeit: 'sichtbarkeit' }),
  data: planned.extend({
    adoptionId: made(kind),
    sources: field(SOURCES, z.array(pinned)),
  }),
});

export const planAdoption = command({
  name: 'plan-adoption',
  title: 'Übernahme planen',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: planned,
  events: ['AdoptionPlanned'],
  example: { sources: [{ solutionId: anySolution }], note: 'Für das Haushaltsjahr 2027 vorgesehen' },
});
