import { verbundFact } from '../../decide/facts/verbund.ts';
import { lookup } from './lookup.ts';

export const verbundLookup = lookup(verbundFact, (id, { models }) => models.verbund.verbuende.get(id));
