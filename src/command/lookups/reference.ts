import { present } from '../../../projections/model/present.ts';
import { referenceFact } from '../../decide/facts/reference.ts';
import { lookup } from './lookup.ts';

/** References are public. */
export const referenceLookup = lookup(referenceFact, (id, { models }) => {
  const row = models.catalogue.references.get(id);
  return row && { referenceId: row.referenceId, ...present({ kommuneId: row.kommuneId }) };
});
