import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { ChannelPushes } from '../../projections/model/push.ts';
import type { Sight } from '../../projections/model/sight.ts';
import type { TextRef } from '../../projections/model/texts.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import type { LongWork } from './long-work.ts';

/** What the ways out (queries, pages, live) see of the read models; nothing of them once the hub is stopped (Problem `halted`). */
export interface ReadSide {
  /** The last applied position; the log's beginning while nothing has been. */
  readonly position: Position;
  /** The hash of the log's first event: a secret that all who read this log share. Empty while there is none. */
  readonly root: string;
  /** True where exactly this position has been applied, or it is the log's beginning. */
  knows(position: Position): boolean;
  /** True when everything up to the place of `position` has been applied, be it this event or another; false when that took longer than `ms`. */
  waitFor(position: Position, ms: number): Promise<boolean>;
  /** The position that a position or a day stands for; the log's beginning before the first event. */
  resolveStand(stand: string): Position | 'foreign';
  /** Another one where questions about the past are answered otherwise than before: something has become hidden since, or is told again. */
  readonly moved: Position | undefined;
  /** All tables: as of now, or bound to a position. */
  models(at?: Position): ReadModels;
  text(ref: TextRef): string;
  /** Where what takes long is done so that nobody else waits for it. */
  readonly longWork: LongWork;
  /** The same for searches, which are many and short beside it. */
  readonly searchWork: LongWork;
  /** What was told on a channel, oldest first; grows at its end. */
  pushes(channel: string): ChannelPushes;
  /** Called with every channel on which something is told. Ends when the returned function is called. */
  onTold(listener: (channel: string) => void): () => void;
  /** Called after events have been applied. Ends when the returned function is called. */
  onApplied(listener: () => void): () => void;
  /** Plain JSON of what a query returned, for the viewer. */
  present(value: unknown, sight: Sight): unknown;
  /** Last revision of a stream that has been applied. */
  revisionOf(stream: StreamName): number | undefined;
}
