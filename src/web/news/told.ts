import type { FeedItem } from '../../../contracts/views/feed.ts';
import type { LightKind } from '../parts/light.ts';

/** What is said of a thing that happened, after the name of whoever did it. */
export interface Told {
  readonly words: string;
  /** A second line: what was changed, how it was measured, why. */
  readonly detail?: string | undefined;
  /** Where to read more of it, where that is no solution: the address, and its words. */
  readonly link?: readonly [href: string, words: string];
  /** It took something over: from whom is said, too. */
  readonly adopted?: boolean;
  /** The light beside it, where the status in its data does not say which. */
  readonly light?: LightKind;
  /** Types of which this tells as well, where the same command made both of the same solution. */
  readonly also?: readonly string[];
  /** It was stated as proven: the light has a halo. */
  readonly recognised?: boolean;
}

export type Data = Readonly<Record<string, unknown>>;

/** The sentence of each event type of a subject that can stand among what is new. */
export type Sentences<Type extends string> = { readonly [Name in Type]?: (data: Data) => Told };

/** Says of anything that happened what is to be said of it. */
export type Tell = (item: FeedItem) => Told;

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
