import { verbund } from '../../../contracts/fields/kinds/verbund.ts';
import type { FieldDate } from '../../../contracts/fields.ts';
import { refFact } from '../model/ref-facts.ts';

export interface VerbundFacts {
  readonly verbundId: string;
  readonly kind: string;
  readonly name: string;
  readonly gegruendet?: FieldDate | undefined;
}

export const verbundFact = refFact<VerbundFacts>(verbund);
