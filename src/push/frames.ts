import type { RecordedPush, Sight } from '../../projections/model.ts';
import { organisationOf } from '../../projections/organisation.ts';
import type { ReadSide } from '../project/read-side.ts';

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

/** Frames that are kept for those who read the same a little later. */
const KEPT = 2000;

/** Frames, made once for a push, a channel and all who see the same; the oldest go first. */
export class Frames {
  readonly #readSide: ReadSide;
  readonly #made = new Map<string, Buffer>();
  #taken = 0;

  constructor(readSide: ReadSide) {
    this.#readSide = readSide;
  }

  /** How many have been taken to be sent. */
  get taken(): number {
    return this.#taken;
  }

  /** The bytes to send. */
  frame(push: RecordedPush, channel: string, sight: Sight): Buffer {
    this.#taken += 1;
    const key = `${push.position} ${channel} ${sight.audienceClass}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const data = this.#readSide.present(push.data, sight);
    const frame = Buffer.from(JSON.stringify(cloudEvent(push, channel, data)));
    this.#made.set(key, frame);
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
    return frame;
  }
}
