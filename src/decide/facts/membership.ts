import type { FieldDate } from '../../../contracts/fields.ts';
import type { MembershipStatus, Wort } from '../../../contracts/membership.ts';
import type { FactKind } from '../model/facts.ts';

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

/** What both sides have said of the membership between the own organisation and this one. */
export const membershipFact: FactKind<MembershipFacts | undefined> = { name: 'membership' };

/** The open interest that joins the own organisation and this one. */
export const interestFact: FactKind<InterestFacts | undefined> = { name: 'interest' };
