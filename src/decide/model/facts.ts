import type { StreamName } from '../../../contracts/envelope.ts';
import type { FieldDate, Sichtbarkeit } from '../../../contracts/fields.ts';
import type { MembershipStatus, Wort } from '../../../contracts/membership.ts';

/** A question about another stream; `path` is the JSON Pointer of the field that it is asked for. */
export type FactQuery =
  | {
      readonly kind: 'solution' | 'reference' | 'kommune' | 'verbund';
      readonly id: string;
      readonly path: string;
    }
  /** The solution or the Reference that has this id. */
  | { readonly kind: 'solution-or-reference'; readonly id: string; readonly path: string }
  /** An adoption; asked so that the refusal can tell another Kommune's adoption from one that does not exist; never a 404. */
  | { readonly kind: 'adoption'; readonly id: string; readonly path: string }
  /** What both sides have said of the membership between the own organisation and this one; never a 404. */
  | { readonly kind: 'membership'; readonly id: string; readonly path: string }
  /** The open interest between the own organisation and this one; never a 404. */
  | { readonly kind: 'interest'; readonly id: string; readonly path: string }
  /** The Kommune that has this AGS or ARS already (rule 23); never a 404. */
  | { readonly kind: 'regional-key'; readonly id: string; readonly path: string };

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
  /** True where this organisation owns it or anything that it goes back to. */
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

export interface ReferenceFacts {
  readonly referenceId: string;
  readonly kommuneId: string;
}

export interface VerbundFacts {
  readonly verbundId: string;
  readonly kind: string;
  readonly name: string;
  readonly gegruendet?: FieldDate | undefined;
}

/** Both sides' last words on one membership (rule 24); a side that has said nothing has none. */
export interface MembershipFacts {
  readonly status: MembershipStatus;
  readonly kommune?: Wort | undefined;
  readonly verbund?: Wort | undefined;
  readonly since: FieldDate;
}

/** An interest that a Kommune has declared in a Verbund, and that neither a membership nor time has closed. */
export interface InterestFacts {
  /** The date that the Kommune gave. */
  readonly since: FieldDate;
  /** The day in Berlin on which it was entered, YYYY-MM-DD. */
  readonly enteredOn: string;
}

/** The Kommune that has a key. */
export interface CarrierFacts {
  readonly kommuneId: string;
  readonly name: string;
}

export interface KommuneFacts extends CarrierFacts {
  /** True where it is that Kommune, or that one runs it (`verwaltetDurch`), also through others. */
  isRunBy(kommuneId: string): boolean;
}

export interface AdoptionFacts {
  readonly adoptionId: string;
  readonly stream: StreamName;
}

/** The answers to a command's fact queries. Throws for what the command did not query. */
export interface Facts {
  solution(id: string): SolutionFacts;
  /** Told apart by `referenceId`. */
  solutionOrReference(id: string): SolutionFacts | ReferenceFacts;
  reference(id: string): ReferenceFacts;
  verbund(id: string): VerbundFacts;
  kommune(id: string): KommuneFacts;
  /** Undefined where no such adoption exists or is visible. */
  adoption(id: string): AdoptionFacts | undefined;
  /** Undefined where neither side has said anything. */
  membership(id: string): MembershipFacts | undefined;
  /** Undefined where no interest is open. */
  interest(id: string): InterestFacts | undefined;
  /** The active Kommune that has this key (as `normalisedKey` writes it), if any. */
  regionalKey(key: string): CarrierFacts | undefined;
}
