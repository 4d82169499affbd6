import type { StreamName } from '../../../contracts/envelope.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { Piece } from '../markup.ts';
import type { Ask } from '../page.ts';

/** What stands around the fields of a form that is arranged by hand. */
export interface Around {
  readonly title: string;
  /** What it is about, in the words by which its own page is called: so no two forms are called the same. */
  readonly about?: string;
  readonly above: Piece;
  readonly below?: Piece;
  /** What is filled in without being asked, under the paths of fields. */
  readonly given: readonly (readonly [name: string, value: string])[];
}

/** Fields that are asked for as well, folded up under a title. */
export interface Folded {
  readonly title: string;
  readonly fields: readonly DescribedField[];
}

/** A form of a command that is arranged by hand, on the same parts: a few fields in sight, the others folded up. */
export interface Arrangement {
  /** Its address; `:id` stands for what it is about, where it is about something. */
  readonly path: string;
  readonly command: string;
  /** What its button says; absent: "Eintragen". */
  readonly submit?: string;
  /** What was filled in is shown once more before it is entered: where there is much of it. */
  readonly reviewed?: true;
  /** What stands around it, for whoever enters for `organisation`. Rejects with Problem 404 where there is nothing that it could be about. */
  readonly around: (ask: Ask, id: string, organisation: StreamName | undefined) => Promise<Around>;
  /** The fields in sight, in their order; a name may lead into a row of a list (`changes.0.what`). */
  readonly inSight: (fields: readonly DescribedField[]) => readonly DescribedField[];
  /** Of all others, those that are asked for as well. */
  readonly folded: (fields: readonly DescribedField[]) => readonly Folded[];
  /** The body with what follows from it and was not asked. */
  readonly complete?: (body: Record<string, unknown>) => Record<string, unknown>;
}
