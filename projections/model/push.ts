import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { EventType } from '../../contracts/subjects.ts';
import type { Audience } from './audience.ts';

/** One push: all that an event changed, on every channel that this projection owns (DESIGN §6). */
export interface PushDraft {
  readonly channels: readonly string[];
  readonly audience: Audience;
  readonly data: object;
}

/** A push as it was recorded: the same in history and live, for all channels that its projection sent it to. */
export interface RecordedPush {
  readonly position: Position;
  readonly audience: Audience;
  readonly type: EventType;
  readonly eventId: string;
  readonly time: string;
  readonly stream: StreamName;
  readonly data: object;
}
