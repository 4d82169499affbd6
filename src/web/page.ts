import type { z } from 'zod';
import type { QueryDefinition } from '../../contracts/definitions.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { Choice } from '../access/choice.ts';
import type { Health } from '../http/health.ts';
import type { Follow } from './follow/follow.ts';
import type { Piece } from './markup.ts';
import type { Tell } from './news/told.ts';
import type { Operator } from './operator.ts';

/** A page as its own file makes it. */
export interface Page {
  readonly title: string;
  /** What stands there, in a sentence, for who finds it by a search engine; absent: what this is at all. */
  readonly description?: string;
  /** The entry of the menu that it belongs to. */
  readonly section?: string;
  readonly trail?: readonly { readonly label: string; readonly href?: string }[];
  readonly body: Piece;
  /** What of it can be followed. */
  readonly follow?: Follow | undefined;
  /** Loads the script that announces what is new. */
  readonly live?: boolean;
  /** Loads the script that keeps what was begun in forms, in the browser alone. */
  readonly drafts?: boolean;
  /** Where the address says from where the reader comes: the Kommune that the browser is to keep, by its id; null: none any more. */
  readonly herkunft?: string | null | undefined;
}

/** Parameters of an address: one text, or several where it is given several times. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Asks a query of the registry with the sight of whoever looks at the page. Throws Problem 404 where it has no answer. */
export type Ask = <Answer extends z.ZodType>(
  query: QueryDefinition<string, z.ZodType, Answer>,
  path?: Readonly<Record<string, string>>,
  params?: Params,
) => Promise<z.output<Answer>>;

/** One own entry of a Kommune: what it is, how far, who sees it, and how it is changed. */
export interface OwnRow {
  readonly title: string;
  readonly href: string;
  readonly kind: string;
  readonly state: string;
  readonly sichtbarkeit: string;
  /** Where it is changed, and the words of that link; absent where nothing of it can be changed any more. */
  readonly change?: readonly [href: string, words: string] | undefined;
}

/** The entries of one subject that a Kommune has made. */
export type OwnRows = (ask: Ask, kommuneId: string) => Promise<readonly OwnRow[]>;

/** What a page is made from. */
export interface PageRequest {
  readonly ask: Ask;
  /** The id of the address, where it has one. */
  readonly id: string;
  /** The code of a problem in the address, where it has one. */
  readonly code: string;
  readonly params: Params;
  /** The organisation for which the reader acts; null: none. */
  readonly organisation: StreamName | null;
  /** From where the reader comes, as the browser has kept it: the id of a Kommune. Only for pages that ask for it. */
  readonly herkunft: string | undefined;
  /** Whom one may choose to be, where there is no sign-in. */
  readonly choice: Choice | undefined;
  /** Today in Berlin, YYYY-MM-DD. */
  readonly today: string;
  /** How whole addresses of this hub begin. */
  readonly base: string;
  /** Whether the demo data are loaded: most of what is told is invented. */
  readonly demo: boolean;
  readonly health: () => Health;
  readonly operator: Operator;
  /** Whether messages are sent at all. */
  readonly sendsMail: boolean;
  /** To be waited for between parts of a page that take long: others have their turn first. */
  readonly turn: () => Promise<void>;
  /** The entries of a Kommune that its own answer does not hold, of every subject. */
  readonly ownRows: OwnRows;
  /** Says what happened, in the sentences of every subject. */
  readonly tell: Tell;
}

/** A page to be taken along: under the page's address with `.<ending>`, with its parameters and the reader's sight. */
export interface FileDefinition {
  readonly ending: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Under which name it is kept, without its ending: letters, digits and hyphens. */
  readonly name: (request: PageRequest) => string;
  /** Browsers show it, rather than keep it at once. */
  readonly opens?: true;
  readonly make: (request: PageRequest) => Promise<string | Uint8Array>;
}

/** A page for people: its address (`:id` stands for a UUID) and how it is made. */
export interface PageDefinition {
  readonly path: string;
  /** The parameters of its address; others are ignored, so that an address works with what others add to it. */
  readonly params: readonly string[];
  /** Its words in the main menu; absent: it is reached from others. */
  readonly menu?: string;
  /** Its words at the foot of every page. */
  readonly foot?: string;
  /** Set where it asks from where the reader comes. */
  readonly herkunft?: true;
  /** The query whose list it shows: it can be taken along as a table, with all its lines. */
  readonly lists?: QueryDefinition<string, z.ZodObject>;
  /** What else it can be taken along as. */
  readonly files?: readonly FileDefinition[];
  /** It tells how the hub is at this moment, so it is never kept. */
  readonly volatile?: boolean;
  readonly make: (request: PageRequest) => Promise<Page>;
}

/** The names of all parameters of a query, for a page that passes them on to it. */
export const paramsOf = ({ params }: QueryDefinition<string, z.ZodObject>): readonly string[] =>
  Object.keys(params.shape);

/** The one value of a parameter; the last one where it was given several times. */
export const single = (params: Params, name: string): string | undefined => {
  const value = params[name];
  return Array.isArray(value) ? value.at(-1) : value;
};

/** The parameters of a form that was sent: an empty field is no choice. */
export const chosenIn = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
