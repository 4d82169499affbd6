import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { FoundThings } from './options.ts';
import type { Typed } from './typed.ts';

/** What all fields of a form are drawn with. */
export interface Drawing {
  /** Where the form is sent to. */
  readonly address: string;
  /** What is wrong, by the paths of fields. */
  readonly errors: ReadonlyMap<string, string>;
  /** What can be chosen where something is named, by the paths of fields. */
  readonly things: ReadonlyMap<string, FoundThings>;
  /** Lists for which one more row was asked. */
  readonly more: ReadonlySet<string>;
  /** What was sent is to be confirmed: what only confirms is asked for. */
  readonly confirming: boolean;
  /** A new random id. */
  readonly newId: () => string;
}

/** One field of a form at its place. */
export interface Place {
  readonly field: DescribedField;
  /** Names of fields and numbers of rows, with points between them: the name under which it is sent. */
  readonly path: string;
  readonly typed: Typed;
  /** What stands above it, where it is a row of a list. */
  readonly label?: string;
}

/** The id of what is focused where a field is pointed to. */
export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;
