import type { StreamName } from '../../contracts/envelope.ts';
import type { Cursors } from '../lists/cursor.ts';
import type { ChannelPushes } from '../model/push.ts';
import type { Sight } from '../model/sight.ts';
import type { TextRef } from '../model/texts.ts';
import type { Hits } from '../search/hits.ts';
import type { ReadModels } from '../tables/read-models.ts';

/** What a query is asked with, beside its parameters. */
export interface Asked<Params> {
  readonly params: Params;
  /** The ids in the path, by name, in lower case. */
  readonly path: Readonly<Record<string, string>>;
  readonly sight: Sight;
  /** Today in Berlin, YYYY-MM-DD: decides what counts as unconfirmed. */
  readonly today: string;
  /** The words behind a reference. */
  readonly text: (ref: TextRef) => string;
  /** What the viewer finds in the catalogue by words, by the entries' numbers (`numbersOf`). */
  readonly search: (words: string) => Hits;
  /** Seals where a page ends, for this question and the viewer. */
  readonly cursors: Cursors;
  /** What was told on a channel, oldest first. */
  readonly pushes: (channel: string) => ChannelPushes;
  /** Last revision of a stream, where the viewer may write to it. */
  readonly revision: (stream: StreamName) => number | undefined;
}

/** Who looks, and for what. */
export type Scope<Params> = Pick<
  Asked<Params>,
  'params' | 'path' | 'sight' | 'today' | 'text' | 'pushes' | 'cursors'
>;

/** What an answer would wait for, in small steps between which others go on; no step where all is there. */
export interface Waits {
  /** What is seen of the catalogue at the moment that is asked for. */
  readonly moment: Iterable<void>;
  /** What is found by the words that are asked for. */
  readonly words: Iterable<void>;
}

/** A query function together with what its answer would wait for; without that the answer is right, but late. */
export const waitingFor = <Params, Answer>(
  waits: (models: ReadModels, scope: Scope<Params>) => Waits,
  answer: (models: ReadModels, asked: Asked<Params>) => Answer,
) => Object.assign(answer, { waits });
