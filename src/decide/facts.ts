import type { StreamName } from '../../contracts/envelope.ts';
import type { FieldDate, Sichtbarkeit } from '../../contracts/fields.ts';
import type { MembershipStatus, Wort } from '../../contracts/membership.ts';

/** A question about another stream; `path` is the JSON Pointer of the field that raised it. */
export type Need =
  | {
      readonly kind: 'solution' | 'reference' | 'kommune' | 'verbund';
      readonly id: string;
      readonly path: string;
    }
  /** What stands in the catalogue under this id, whichever of the two it is. */
  | { readonly kind: 'solution-or-reference'; readonly id: string; readonly path: string }
  /** An adoption that a field names: in the own stream or, for the refusal's sake, in another's. */
  | { readonly kind: 'adoption'; readonly id: string; readonly path: string }
  /** What was said by both sides of the membership that joins the own organisation and this one; never a 404. */
  | { readonly kind: 'membership'; readonly id: string; readonly path: string }
  /** Who already carries this AGS or ARS (rule 23); never a 404. */
  | { readonly kind: 'regional-key'; readonly id: string; readonly path: string };

/** What recognition asks of a solution's description (rule 5). */
export type RecognitionField = 'wertversprechen' | 'zielgruppe' | 'nutzennachweis';

/** Why a solution or a use is over, and since when. */
export interface Closed {
  readonly why: 'zurueckgezogen' | 'beendet' | 'nicht-weiterverfolgt';
  readonly on: FieldDate;
}

/** A shared solution or a variant made by adoption, as its own stream tells it, seen by who asks. */
export interface SolutionFacts {
  readonly solutionId: string;
  readonly stream: StreamName;
  readonly kind: 'shared' | 'variant';
  /** True where this organisation owns it or anything that it goes back to. */
  goesBackTo(organisationId: string): boolean;
  /** True where it is that solution or contains it (`enthaelt`), transitively. */
  contains(solutionId: string): boolean;
  readonly latestVersion: number;
  /** The first version that who asks sees; what came before was for fewer. */
  firstVersion(): number;
  /** Set once it is over. */
  readonly closed?: Closed;
  /** The day on which the first was withdrawn of what it was taken over from, as far as who asks may see that. */
  originWithdrawnOn(): string | undefined;
  readonly sichtbarkeit: Sichtbarkeit;
  readonly missingForRecognition: readonly RecognitionField[];
  /** True where an outcome was reported on what descends from it that all may see who see the solution. */
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

/** Who carries a key. */
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

/** The answers to a command's needs; asking for what was not needed is a programming error. */
export interface Facts {
  solution(id: string): SolutionFacts;
  /** Told apart by `referenceId`. */
  solutionOrReference(id: string): SolutionFacts | ReferenceFacts;
  reference(id: string): ReferenceFacts;
  verbund(id: string): VerbundFacts;
  kommune(id: string): KommuneFacts;
  /** Undefined where no such adoption exists or is visible: the decider answers, it knows the own ones. */
  adoption(id: string): AdoptionFacts | undefined;
  /** Undefined where neither side has said anything. */
  membership(id: string): MembershipFacts | undefined;
  /** The active Kommune that carries this key (as `normalisedKey` writes it), if any. */
  regionalKey(key: string): CarrierFacts | undefined;
}
