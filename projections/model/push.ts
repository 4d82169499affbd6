import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { EventType } from '../../contracts/subjects.ts';
import type { Audience } from './audience.ts';

/** A way from a node to one that it goes back to: for those only who see everything on it. */
export interface Way {
  /** Those for whom hidden things on it were when the way was recorded. */
  readonly guards: readonly Audience[];
  /** Adoptions on it that everybody saw then. They may be hidden later (rule 9): the way is for those who see them by now. */
  readonly adoptions: readonly string[];
}

/** One push: all that an event changed, on every channel that this projection owns (DESIGN §6). */
export interface PushDraft {
  readonly channels: readonly string[];
  readonly audience: Audience;
  /** Set where it is told because of others: to those only who see one of these ways to them. */
  readonly ways?: readonly Way[];
  readonly data: object;
}

/** A push as it was recorded: the same in history and live, for all channels that its projection sent it to. */
export interface RecordedPush {
  readonly position: Position;
  readonly audience: Audience;
  readonly ways?: readonly Way[];
  readonly type: EventType;
  readonly eventId: string;
  readonly time: string;
  readonly stream: StreamName;
  readonly data: object;
}

/** What was told on a channel, oldest first: a list that grows at its end and is never changed otherwise. */
export interface Pushes extends Iterable<RecordedPush> {
  readonly length: number;
  /** The push at an index from 0; undefined behind the end. */
  at(index: number): RecordedPush | undefined;
}

/** The pushes of a channel, also by the event that they tell of. */
export interface ChannelPushes extends Pushes {
  /** What was told of an event on this channel; undefined where nothing was. */
  ofEvent(eventId: string): RecordedPush | undefined;
}
