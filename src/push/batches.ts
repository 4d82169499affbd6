import type { Position } from '../../contracts/envelope.ts';
import type { ChannelPushes } from '../../projections/model/push.ts';
import type { Sight } from '../../projections/model/sight.ts';
import { seesPush } from '../../projections/reading/pushes/sees.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import type { ReadSide } from '../project/read-side.ts';
import type { Frames } from './frames.ts';

/** What stands behind a place in a channel, for certain eyes: frames in one piece, and the place behind them. */
export interface Batch {
  /** As they go over the wire, one frame behind the other; empty where nothing of it may be seen. */
  readonly bytes: Buffer;
  readonly frames: number;
  /** Pushes that were looked at. */
  readonly looked: number;
  readonly next: number;
  /** True where nothing stands behind it by now. */
  readonly isLast: boolean;
}

/** A place in a channel: the number of the next push, from 0. */
export interface Place {
  readonly channel: string;
  readonly index: number;
}

/** How many pushes one batch may be of, and from how many bytes on it is full. */
const PUSHES = 50;
const BYTES = 64 * 1024;

/** So many bytes of batches are kept at most. */
const KEPT_BYTES = 8_000_000;

/** What was made at a place: for everybody where everybody sees the same there, else by audience class. */
interface Made {
  readonly forAll: Batch | undefined;
  readonly byClass: Map<string, Batch>;
}

/** What a batch is made for: with `all`, up to the first push that not everybody sees alike. */
interface Eyes {
  readonly sight: Sight;
  readonly most: number;
  readonly all?: boolean;
}

/**
 * Batches of frames, made once for all who stand at one place of a channel and see the same there. Who sees what is asked anew for each
 * position of the read models: nothing is kept beyond one.
 */
export class Batches {
  readonly #readSide: ReadSide;
  readonly #frames: Frames;
  readonly #made = new Map<string, Map<number, Made>>();
  #position: Position | undefined;
  #bytes = 0;
  #taken = 0;

  constructor(readSide: ReadSide, frames: Frames) {
    this.#readSide = readSide;
    this.#frames = frames;
  }

  /** How many frames have been taken to be sent. */
  get taken(): number {
    return this.#taken;
  }

  /** What stands at a place for these eyes: as much as has `room`, in bytes, or one frame that has none. */
  after(place: Place, sight: () => Sight, room: number): Batch {
    const found = this.#find(place, sight);
    const fits = found.frames <= 1 || found.bytes.length <= room;
    const batch = fits ? found : this.#make(place, { sight: sight(), most: 1 });
    this.#taken += batch.frames;
    return batch;
  }

  #find(place: Place, sight: () => Sight): Batch {
    const made = this.#at(place);
    if (made.forAll !== undefined) return made.forAll;
    const eyes = sight();
    const known = made.byClass.get(eyes.audienceClass);
    if (known !== undefined) return known;
    const batch = this.#make(place, { sight: eyes, most: PUSHES });
    made.byClass.set(eyes.audienceClass, this.#counted(batch));
    return batch;
  }

  #at(place: Place): Made {
    const { position } = this.#readSide;
    if (position !== this.#position || this.#bytes > KEPT_BYTES) {
      this.#made.clear();
      this.#bytes = 0;
      this.#position = position;
    }
    const places = this.#made.get(place.channel) ?? new Map<number, Made>();
    this.#made.set(place.channel, places);
    const known = places.get(place.index);
    if (known !== undefined) return known;
    const batch = this.#make(place, { sight: PUBLIC_SIGHT, most: PUSHES, all: true });
    const isAny = batch.looked > 0 || batch.isLast;
    const made = { forAll: isAny ? this.#counted(batch) : undefined, byClass: new Map<string, Batch>() };
    places.set(place.index, made);
    return made;
  }

  /** What is kept counts with what is around it. */
  #counted(batch: Batch): Batch {
    this.#bytes += batch.bytes.length + 200;
    return batch;
  }

  #make({ channel, index }: Place, { sight, most, all = false }: Eyes): Batch {
    const pushes: ChannelPushes = this.#readSide.pushes(channel);
    const { whereabouts } = this.#readSide.models();
    const found: Buffer[] = [];
    let [at, bytes] = [index, 0];
    for (; at < pushes.length && found.length < most && bytes < BYTES && at - index < PUSHES; at += 1) {
      const push = pushes.at(at);
      if (push === undefined) break;
      const isSeen = seesPush(whereabouts, sight, push);
      if (all && !(isSeen && this.#frames.isForAll(push))) break;
      if (!isSeen) continue;
      const frame = this.#frames.frame(push, channel, sight);
      found.push(frame);
      bytes += frame.length;
    }
    const joined = found.length === 1 ? (found[0] as Buffer) : Buffer.concat(found, bytes);
    return {
      bytes: joined,
      frames: found.length,
      looked: at - index,
      next: at,
      isLast: at >= pushes.length,
    };
  }
}
