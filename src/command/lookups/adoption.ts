import { admits } from '../../../projections/model/sight.ts';
import { adoptionFact } from '../../decide/facts/adoption.ts';
import { lookup } from './lookup.ts';

export const adoptionLookup = lookup(adoptionFact, (adoptionId, { models, sight }) => {
  const where = models.whereabouts.adoptions.get(adoptionId);
  return where && admits(sight, where.audience) ? { adoptionId, stream: where.stream } : undefined;
});
