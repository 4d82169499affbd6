import { z } from 'zod';
import { event } from '../definitions.ts';
import { adoption as kind } from '../fields/kinds/adoption.ts';
import { solution } from '../fields/kinds/solution.ts';
import { entry, field, made, number, own, pastDate } from '../fields.ts';
import {
  abandonment,
  adaptation,
  adopted,
  ending,
  pinned,
  planned,
  SOURCES,
  statusChange,
} from './shapes.ts';

export const AdoptionPlanned = event({
  name: 'AdoptionPlanned',
  version: 1,
  title: 'Übernahme geplant',
  on: ['kommune'],
  ...entry({ id: 'adoptionId', sichtbarkeit: 'sichtbarkeit' }),
  data: planned.extend({
    adoptionId: made(kind),
    sources: field(SOURCES, z.array(pinned)),
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
  data: z.strictObject({ adoptionId: own(kind), on: field('Wann bestätigt?', pastDate()) }),
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
