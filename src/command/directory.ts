import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { Audience } from '../../projections/model/audience.ts';
import type { Sight } from '../../projections/model/sight.ts';
import type {
  CarrierFacts,
  InterestFacts,
  KommuneFacts,
  MembershipFacts,
  ReferenceFacts,
  VerbundFacts,
} from '../decide/model/facts.ts';

/** Where a solution, a variant or an adoption lives, and who may know of it. */
export interface Whereabouts {
  readonly stream: StreamName;
  readonly audience: Audience;
}

/**
 * What the command side asks the projections (DESIGN §3, Across streams): which stream holds a thing, and what
 * cannot change once it is written. The rules themselves are checked on that stream.
 */
export interface Directory {
  /** Resolves when everything up to `position` has been projected; false when that takes too long. */
  waitFor(position: Position | null): Promise<boolean>;
  solution(id: string): Whereabouts | undefined;
  adoption(id: string): Whereabouts | undefined;
  reference(id: string): ReferenceFacts | undefined;
  kommune(id: string): KommuneFacts | undefined;
  verbund(id: string): VerbundFacts | undefined;
  /** What both sides have said of a Kommune's membership in a Verbund. */
  membership(verbundId: string, kommuneId: string): MembershipFacts | undefined;
  /** A Kommune's open interest in a Verbund. */
  interest(verbundId: string, kommuneId: string): InterestFacts | undefined;
  /** The first version of a solution that these eyes see; what came before was for fewer. */
  firstVersion(solutionId: string, sight: Sight): number;
  /** True where the operator has confirmed this organisation as a public body (rule 24). */
  isConfirmed(organisationId: string): boolean;
  /** The active Kommune that carries this AGS or ARS (as `normalisedKey` writes it), the first in log order. */
  regionalKey(key: string): CarrierFacts | undefined;
  /**
   * True where an organisation owns a solution or anything that `sight` sees it go back to; walks upwards until it knows. A
   * refusal that rests on what is hidden would tell of it.
   */
  goesBackTo(solutionId: string, organisationId: string, sight: Sight): boolean;
  /** The day on which the first was withdrawn of what a solution was taken over from, as far as `sight` admits it. */
  originWithdrawnOn(solutionId: string, sight: Sight): string | undefined;
  /** True where a solution is another one or is seen to contain it, transitively; walks through it until it knows. */
  contains(solutionId: string, soughtId: string, sight: Sight): boolean;
  /**
   * True where an outcome was reported on what descends from a solution that all may see who see the solution: a public one
   * where that is public, else one that `sight` admits.
   */
  hasOutcome(solutionId: string, sight: Sight): boolean;
  sightOf(organisation: StreamName | null): Sight;
}
