import { organisationIdOf } from '../../contracts/envelope.ts';
import type { Audience } from '../../projections/model/audience.ts';
import type { RecordedPush } from '../../projections/model/push.ts';
import { type Follower, follow } from '../../projections/model/reads.ts';
import { admits, type Sight } from '../../projections/model/sight.ts';
import { toldBy } from '../../projections/reading/pushes/sees.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { namedIn } from '../../projections/tables/feed/guard-ids.ts';
import { placesNamed } from '../../projections/tables/whereabouts/place-of.ts';
import { audiencesIn } from '../project/present.ts';
import type { ReadSide } from '../project/read-side.ts';
import { textFrame } from './text-frame.ts';

const sourceOf = ({ stream }: RecordedPush): string =>
  `/v1/${stream.startsWith('verbund-') ? 'verbuende' : 'kommunen'}/${organisationIdOf(stream)}`;

/** A push as a CloudEvent 1.0 in structured JSON, for the viewer. */
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

/** What was made of a push: for whom parts of it are, and the frames by channel and by which of those parts one sees. */
interface Made {
  readonly data: object;
  readonly parts: readonly Audience[];
  readonly frames: Map<string, Map<string, Buffer>>;
}

/** Which of the parts that are not for everybody `sight` sees: whoever sees the same of a push gets the same frame. */
const seen = ({ parts }: Made, sight: Sight): string =>
  parts.map((audience) => (admits(sight, audience) ? '1' : '0')).join('');

/**
 * Frames, made once for a push, a channel and all who see the same of it, whatever else they see; those of the oldest pushes
 * go first.
 */
export class Frames {
  readonly #readSide: ReadSide;
  readonly #made = new Map<RecordedPush, Made>();
  /** Solutions that what was made names, and which have been put before another audience since the last look. */
  readonly #named = new Set<string>();
  #moved: readonly Follower[] | undefined;

  constructor(readSide: ReadSide) {
    this.#readSide = readSide;
  }

  /** True where all who may see a push see the same of it. */
  isForAll(push: RecordedPush): boolean {
    this.#forgetMoved();
    return this.#of(push).parts.every((audience) => admits(PUBLIC_SIGHT, audience));
  }

  /** The bytes to send, as they go over the wire. */
  frame(push: RecordedPush, channel: string, sight: Sight): Buffer {
    this.#forgetMoved();
    const made = this.#of(push);
    const key = seen(made, sight);
    const frames = made.frames.get(channel) ?? new Map<string, Buffer>();
    made.frames.set(channel, frames);
    const known = frames.get(key);
    if (known !== undefined) return known;
    const data = this.#readSide.present(made.data, sight);
    const frame = textFrame(JSON.stringify(cloudEvent(push, channel, data)));
    frames.set(key, frame);
    return frame;
  }

  // A frame that names what is for others by now would go on telling of it.
  #forgetMoved(): void {
    this.#moved ??= placesNamed(this.#readSide.models().whereabouts).map((table) => follow(table));
    const moved = this.#moved.flatMap((follower) => [...follower()]);
    if (!moved.some((id) => this.#named.has(id))) return;
    this.#made.clear();
    this.#named.clear();
  }

  #of(push: RecordedPush): Made {
    const known = this.#made.get(push);
    if (known !== undefined) return known;
    for (const id of namedIn(push.type, push.data as Readonly<Record<string, unknown>>)) this.#named.add(id);
    const data = toldBy(this.#readSide.models().whereabouts, push);
    const made = { data, parts: audiencesIn(data), frames: new Map() };
    this.#made.set(push, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}
