import type { StreamName } from '../../contracts/envelope.ts';
import type { Sichtbarkeit } from '../../contracts/fields.ts';
import { type Audience, projection, type WriteTable } from '../model.ts';
import { type AdoptionPlace, type SolutionPlace, whereaboutsTables } from './tables.ts';

interface Tables {
  readonly solutions: WriteTable<SolutionPlace>;
  readonly adoptions: WriteTable<AdoptionPlace>;
}

const audience = (level: Sichtbarkeit, owner: StreamName): Audience => ({ level, owner });

/** Changes who may see an adoption, and the variant that it made with it. */
const relevel = (tables: Tables, adoptionId: string, change: (level: Sichtbarkeit) => Sichtbarkeit) => {
  const place = tables.adoptions.get(adoptionId);
  if (place === undefined) return;
  const changed = audience(change(place.audience.level), place.audience.owner);
  tables.adoptions.put(adoptionId, { ...place, audience: changed });
  const variant = place.solutionId && tables.solutions.get(place.solutionId);
  if (place.solutionId && variant) tables.solutions.put(place.solutionId, { ...variant, audience: changed });
};

/** Which stream holds a solution, a variant or an adoption, and who may see it by now. */
export const whereabouts = projection()({
  name: 'whereabouts',
  version: 1,
  tables: whereaboutsTables,
  on: {
    ProjectShared: ({ data, stream }, { tables }) =>
      tables.solutions.put(data.solutionId, {
        stream,
        audience: audience(data.sichtbarkeit, stream),
        kind: 'shared',
      }),
    ProjectRevised: ({ data, stream }, { tables }) => {
      const place = tables.solutions.get(data.solutionId);
      if (place && data.sichtbarkeit)
        tables.solutions.put(data.solutionId, { ...place, audience: audience(data.sichtbarkeit, stream) });
    },
    AdoptionPlanned: ({ data, stream }, { tables }) =>
      tables.adoptions.put(data.adoptionId, { stream, audience: audience(data.sichtbarkeit, stream) }),
    BestPracticeAdopted: ({ data, stream }, { tables }) => {
      const { adoptionId, solutionId } = data;
      const place = { stream, audience: audience(data.sichtbarkeit, stream) };
      tables.adoptions.put(adoptionId, { ...place, solutionId });
      tables.solutions.put(solutionId, { ...place, kind: 'variant', adoptionId });
    },
    // Rule 9: what was not pursued is the Verbund's to see, until the Kommune releases it.
    AdoptionAbandoned: ({ data }, { tables }) =>
      relevel(tables, data.adoptionId, (level) => (level === 'kommune' ? 'kommune' : 'verbund')),
    ResultReleased: ({ data }, { tables }) => relevel(tables, data.adoptionId, () => 'oeffentlich'),
  },
});
