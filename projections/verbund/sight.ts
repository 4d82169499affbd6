import type { StreamName } from '../../contracts/envelope.ts';
import type { Sight } from '../model.ts';
import { organisationOf } from '../organisation.ts';
import type { VerbundTables } from './tables.ts';

/** What everybody may see. */
export const PUBLIC_SIGHT: Sight = { organisation: null, owners: new Set(), audienceClass: 'oeffentlich' };

const addVerbund = (owners: Set<string>, models: VerbundTables, verbundId: string) => {
  owners.add(`verbund-${verbundId}`);
  for (const { kommuneId } of models.memberships.by('verbund', verbundId)) owners.add(`kommune-${kommuneId}`);
};

/**
 * What an organisation may see: a Verbund what its members keep for their Verbund, a Kommune what its Verbünde and
 * their members keep so; by the memberships that hold at the position of `models`.
 */
export const sightOf = (models: { verbund: VerbundTables }, organisation: StreamName | null): Sight => {
  if (organisation === null) return PUBLIC_SIGHT;
  const id = organisationOf(organisation);
  const owners = new Set<string>();
  if (organisation.startsWith('verbund-')) addVerbund(owners, models.verbund, id);
  else
    for (const { verbundId } of models.verbund.memberships.by('kommune', id))
      addVerbund(owners, models.verbund, verbundId);
  // Memberships change: two sights of one organisation are alike only where they admit the same owners.
  return { organisation, owners, audienceClass: [organisation, ...[...owners].sort()].join(' ') };
};
