import { Numbering } from '../../search/numbering.ts';
import type { ReadModels } from '../../tables/read-models.ts';

const kept = new WeakMap<ReadModels, Numbering>();

/** The numbers of the catalogue's entries, shared by its columns and its text index. */
export const numbersOf = (models: ReadModels): Numbering => {
  const numbers = kept.get(models) ?? new Numbering();
  kept.set(models, numbers);
  return numbers;
};
