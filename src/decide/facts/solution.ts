import type { StreamName } from '../../../contracts/envelope.ts';
import { reference } from '../../../contracts/fields/kinds/reference.ts';
import { solution } from '../../../contracts/fields/kinds/solution.ts';
import type { FieldDate, Sichtbarkeit } from '../../../contracts/fields.ts';
import { refFact } from '../model/ref-facts.ts';
import type { ReferenceFacts } from './reference.ts';

/** The fields of a solution that recognition requires (rule 5). */
export type RecognitionField = 'wertversprechen' | 'zielgruppe' | 'nutzennachweis';

/** Why a solution or a use is over, and since when. */
export interface Closed {
  readonly why: 'zurueckgezogen' | 'beendet' | 'nicht-weiterverfolgt';
  readonly on: FieldDate;
}

/** A shared solution or a variant made by adoption, as the organisation that asks sees it. */
export interface SolutionFacts {
  readonly solutionId: string;
  readonly stream: StreamName;
  readonly kind: 'shared' | 'variant';
  /** True where it, or anything that it goes back to, is this organisation's own, also by having built it jointly. */
  goesBackTo(organisationId: string): boolean;
  /** True where it is that solution or contains it (`enthaelt`), transitively. */
  contains(solutionId: string): boolean;
  readonly latestVersion: number;
  /** The first version that the organisation that asks may see. */
  firstVersion(): number;
  /** Set once it is over. */
  readonly closed?: Closed;
  /**
   * The day on which the first solution was withdrawn that it was taken over from, among those that the organisation that asks
   * may see.
   */
  originWithdrawnOn(): string | undefined;
  readonly sichtbarkeit: Sichtbarkeit;
  readonly missingForRecognition: readonly RecognitionField[];
  /** True where an outcome was reported on a descendant, visible to everybody who sees the solution. */
  hasOutcome(): boolean;
}

export const solutionFact = refFact<SolutionFacts>(solution);

/** Whatever stands in the catalogue; the two are told apart by `referenceId`. */
export const cataloguedFact = refFact<SolutionFacts | ReferenceFacts>(solution, reference);
