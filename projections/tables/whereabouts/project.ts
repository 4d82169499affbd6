import type { Position } from '../../../contracts/envelope.ts';
import type { Sichtbarkeit } from '../../../contracts/fields.ts';
import { type Audience, audienceAt } from '../../model/audience.ts';
import { projection } from '../../model/projection.ts';
import type { WriteTable } from '../../model/table.ts';
import { type AdoptionPlace, type SolutionPlace, whereaboutsTables } from './tables.ts';

interface Tables {
  readonly solutions: WriteTable<SolutionPlace>;
  readonly adoptions: WriteTable<AdoptionPlace>;
}

/** The audience once something is put at a level; where it stood there already, it has stood there since then. */
const moved = (before: Audience, level: Sichtbarkeit, at: Position): Audience =>
  level === before.level ? before : audienceAt(level, before.owner, at);

/** Changes who may see an adoption, and the variant that it made with it. */
const relevel = (
  tables: Tables,
  adoptionId: string,
  at: Position,
  change: (level: Sichtbarkeit) => Sichtbarkeit,
) => {
  const place = tables.adoptions.get(adoptionId);
  if (place === undefined) return;
  const audience = moved(place.audience, change(place.audience.level), at);
  tables.adoptions.put(adoptionId, { ...place, audience });
  const variant = place.solutionId && tables.solutions.get(place.solutionId);
  if (place.solutionId && variant) tables.solutions.put(place.solutionId, { ...variant, audience });
};

/** Which stream holds a solution, a variant or an adoption, and who may see it by now. */
export const whereabouts = projection()({
  name: 'whereabouts',
  version: 2,
  tables: whereaboutsTables,
  on: {
    ProjectShared: ({ data, stream, position }, { tables }) =>
      tables.solutions.put(data.solutionId, {
        stream,
        audience: audienceAt(data.sichtbarkeit, stream, position),
        kind: 'shared',
      }),
    ProjectRevised: ({ data, position }, { tables }) => {
      const place = tables.solutions.get(data.solutionId);
      if (place && data.sichtbarkeit) {
        const audience = moved(place.audience, data.sichtbarkeit, position);
        tables.solutions.put(data.solutionId, { ...place, audience });
      }
    },
    AdoptionPlanned: ({ data, stream, position }, { tables }) =>
      tables.adoptions.put(data.adoptionId, {
        stream,
        audience: audienceAt(data.sichtbarkeit, stream, position),
      }),
    BestPracticeAdopted: ({ data, stream, position }, { tables }) => {
      const { adoptionId, solutionId } = data;
      const place = { stream, audience: audienceAt(data.sichtbarkeit, stream, position) };
      tables.adoptions.put(adoptionId, { ...place, solutionId });
      tables.solutions.put(solutionId, { ...place, kind: 'variant', adoptionId });
    },
    // Rule 9: what was not pursued is the Verbund's to see, until the Kommune releases it.
    AdoptionAbandoned: ({ data, position }, { tables }) =>
      relevel(tables, data.adoptionId, position, (level) => (level === 'kommune' ? 'kommune' : 'verbund')),
    ResultReleased: ({ data, position }, { tables }) =>
      relevel(tables, data.adoptionId, position, () => 'oeffentlich'),
  },
});
