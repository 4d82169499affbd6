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

/** Frames, made once for a push, a channel and all who see the same; kept as long as the push is in use. */
export class Frames {
  readonly #readSide: ReadSide;
  readonly #made = new WeakMap<RecordedPush, Map<string, Buffer>>();

  constructor(readSide: ReadSide) {
    this.#readSide = readSide;
  }

  /** The bytes to send. */
  frame(push: RecordedPush, channel: string, sight: Sight): Buffer {
    let made = this.#made.get(push);
    if (made === undefined) {
      made = new Map();
      this.#made.set(push, made);
    }
    const key = `${channel} ${sight.audienceClass}`;
    let frame = made.get(key);
    if (frame === undefined) {
      const data = this.#readSide.present(push.data, sight);
      frame = Buffer.from(JSON.stringify(cloudEvent(push, channel, data)));
      made.set(key, frame);
    }
    return frame;
  }
}
