/** A kind of thing that has ids: its words and its addresses. Generic code reads them and knows no kind by name. */
export interface Kind {
  readonly name: string;
  /** The field under which events and answers name one. */
  readonly id: string;
  /** The German noun, also the label of a field that names one. */
  readonly label: string;
  /** The field under which answers say in words which one it is. */
  readonly words: string;
  /** Where an organisation's own ones stand in the answer about it; absent: they are not listed there. */
  readonly listed?: readonly string[];
  /** The sentence of the 404 for one that is unknown or hidden. */
  readonly missing: string;
  /** Where a program reads one, without its id; absent: it stands with its organisation. */
  readonly address?: string;
  /** The field under which its list says when one came into it; absent: what is new in that list cannot be followed. */
  readonly came?: string;
  /** The page of one, without its id; absent: it stands on the page of something else. */
  readonly page?: string;
  /** Set where one stands for a person: its id stays inside the own Kommune (DOMAIN rule 17). */
  readonly person?: true;
}

/** Declares a kind; the identity function, for its types. */
export const kind = (definition: Kind): Kind => definition;
