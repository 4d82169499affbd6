import { z } from 'zod';
import { command, event } from '../definitions.ts';
import { adoption as kind, UsageStatus } from '../fields/kinds/adoption.ts';
import { solution } from '../fields/kinds/solution.ts';
import { evidence, field, made, sichtbarkeit } from '../fields.ts';
import { anySolution, CHANGES, changes, on, onAdoption, pinned, SOURCES, wanted } from './fields.ts';

/** What a joint builder says of its own Umsetzung. */
const built = {
  status: field('Wie weit?', UsageStatus),
  seit: on('Seit wann?'),
  changes: field(CHANGES, changes).optional(),
  ...evidence(),
  sichtbarkeit: sichtbarkeit(),
};

/** Somebody has built it jointly with its owner, and says so itself (rule 25): an origin, no user. Its Umsetzung has an id of its own. */
export const ProjectJoined = event({
  name: 'ProjectJoined',
  version: 1,
  title: 'Gemeinsam gebaut',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: { field: 'status' }, sichtbarkeit: 'sichtbarkeit' }),
  data: z.strictObject({
    sources: field(SOURCES, z.array(pinned)),
    ...built,
    adoptionId: made(kind),
    solutionId: made(solution),
  }),
});

export const joinProject = command({
  name: 'join-project',
  title: 'Das haben wir mitgebaut',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: wanted.extend(built),
  events: ['ProjectJoined'],
  example: { solutionId: anySolution, status: 'im-betrieb', seit: '2025-03-01' },
});
