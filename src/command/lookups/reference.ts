import { referenceFact } from '../../decide/facts/reference.ts';
import { lookup } from './lookup.ts';

/** References are public. */
export const referenceLookup = lookup(referenceFact, (id, { models }) => {
  const row = models.catalogue.references.get(id);
  return row && { referenceId: row.referenceId, kommuneId: row.kommuneId };
});
