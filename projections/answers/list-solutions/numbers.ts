import { keepsake } from '../../model/memory.ts';
import { Numbering } from '../../search/numbering.ts';
import type { ReadModels } from '../../tables/read-models.ts';

const NUMBERS = keepsake(() => new Numbering());

/** The numbers of the catalogue's entries, shared by its columns and its text index. */
export const numbersOf = ({ memory }: ReadModels): Numbering => memory.moment.of(NUMBERS);
