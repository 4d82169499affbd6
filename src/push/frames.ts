import type { RecordedPush, Sight } from '../../projections/model.ts';
import { organisationOf } from '../../projections/organisation.ts';
import type { ReadSide } from '../project/read-side.ts';
import { textFrame } from './text-frame.ts';

const sourceOf = ({ stream }: RecordedPush): string =>
  `/v1/${stream.startsWith('verbund-') ? 'verbuende' : 'kommunen'}/${organisationOf(stream)}`;

/** A push as a CloudEvent 1.0 in structured JSON, for these eyes. */
const cloudEvent = (push: RecordedPush, channel: string, data: unknown) => ({
  specversion: '1.0',
  id: `${push.eventId}/${channel}`,
  source: sourceOf(push),
  type: `de.lichterkette.${push.type}`,
  time: push.time,
  datacontenttype: 'application/json',
  sequence: push.position,
  channel,
  data,
});

/** Pushes whose frames are kept for those who read the same a little later. */
const KEPT = 2000;

/** Frames of a push, by audience class. */
type ByAudience = Map<string, Buffer>;

/** Frames, made once for a push, a channel and all who see the same; those of the oldest pushes go first. */
export class Frames {
  readonly #readSide: ReadSide;
  readonly #made = new Map<RecordedPush, Map<string, ByAudience>>();
  #taken = 0;

  constructor(readSide: ReadSide) {
    this.#readSide = readSide;
  }

  /** How many have been taken to be sent. */
  get taken(): number {
    return this.#taken;
  }

  /** The bytes to send, as they go over the wire. */
  frame(push: RecordedPush, channel: string, sight: Sight): Buffer {
    this.#taken += 1;
    const known = this.#made.get(push)?.get(channel)?.get(sight.audienceClass);
    if (known !== undefined) return known;
    const data = this.#readSide.present(push.data, sight);
    const frame = textFrame(JSON.stringify(cloudEvent(push, channel, data)));
    this.#keep(push, channel, sight.audienceClass, frame);
    return frame;
  }

  #keep(push: RecordedPush, channel: string, audienceClass: string, frame: Buffer): void {
    const channels = this.#made.get(push) ?? new Map<string, ByAudience>();
    const audiences = channels.get(channel) ?? new Map<string, Buffer>();
    this.#made.set(push, channels.set(channel, audiences.set(audienceClass, frame)));
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
  }
}
