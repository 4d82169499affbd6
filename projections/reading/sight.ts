import { organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import { type Circle, type Sight, sightOwnerOf, type Viewer } from '../model/sight.ts';
import type { VerbundTables } from '../tables/verbund/tables.ts';
import { membershipKey } from '../tables/verbund/words.ts';

/** What everybody may see. */
export const PUBLIC_SIGHT: Sight = { organisation: null, circles: [], audienceClass: 'oeffentlich' };

const circleOf = ({ memberships }: VerbundTables, verbundId: string, from: Circle['from']): Circle => {
  const own: StreamName = `verbund-${verbundId}`;
  return {
    verbundId,
    from,
    has: (owner) => {
      if (!owner.startsWith('kommune-')) return owner === own;
      return memberships.get(membershipKey(verbundId, organisationIdOf(owner))) !== undefined;
    },
    owners: function* () {
      yield own;
      for (const { kommuneId } of memberships.by('verbund', verbundId)) yield `kommune-${kommuneId}`;
    },
  };
};

const circlesOf = (tables: VerbundTables, organisation: StreamName): Circle[] => {
  const id = organisationIdOf(organisation);
  if (organisation.startsWith('verbund-')) return [circleOf(tables, id, undefined)];
  return tables.memberships
    .by('kommune', id)
    .map(({ verbundId, from }) => circleOf(tables, verbundId, from))
    .sort((a, b) => (a.verbundId < b.verbundId ? -1 : 1));
};

/**
 * Who sees what (rule 24): a Verbund what its members keep for their Verbund, a Kommune what its Verbünde and their members
 * keep so; by the memberships that hold, at the position of `models`, by both sides' word. Whoever joined by its own word
 * alone, since the Verbund is open, sees nothing that stood there before.
 */
export const sightOf = (models: { verbund: VerbundTables }, organisation: StreamName | null): Sight => {
  if (organisation === null) return PUBLIC_SIGHT;
  const circles = circlesOf(models.verbund, organisation);
  const changes = circles.map(({ verbundId }) => models.verbund.circles.get(verbundId)?.changed ?? '');
  return { organisation, circles, audienceClass: [organisation, ...changes].join(' ') };
};

/** What somebody may see: with the sight of the organisation that he acts for, else of the own one. */
export const sightFor = (models: { verbund: VerbundTables }, viewer: Viewer): Sight => {
  const owner = sightOwnerOf(viewer);
  return owner === null ? PUBLIC_SIGHT : { ...sightOf(models, owner), ...viewer };
};
