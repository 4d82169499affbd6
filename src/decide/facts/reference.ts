import { reference } from '../../../contracts/fields/kinds/reference.ts';
import { refFact } from '../model/ref-facts.ts';

export interface ReferenceFacts {
  readonly referenceId: string;
  /** The Kommune that it is about; absent where it is about another party. */
  readonly kommuneId?: string;
}

export const referenceFact = refFact<ReferenceFacts>(reference);
