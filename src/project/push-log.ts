import type { ChannelPushes, RecordedPush } from '../../projections/model/push.ts';
import { ByteLog } from './packed/byte-log.ts';
import { Lists } from './packed/lists.ts';
import { listIn, Names } from './packed/names.ts';
import { NOTHING } from './packed/number-map.ts';
import { Recent } from './packed/recent.ts';
import { Uint32s } from './packed/uint32s.ts';
import { emptyPacking, type Packing } from './packing.ts';

const NONE: ChannelPushes = Object.assign([], { ofEvent: () => undefined });

/** What stands before the id in a channel's name; the whole name where there is no id. */
const partsOf = (channel: string): readonly [kind: string, id: string] => {
  const end = channel.indexOf(':');
  return end < 0 ? [channel, ''] : [channel.slice(0, end), channel.slice(end + 1)];
};

/** The last number of a short list that stands in another one, too; in both they ascend. */
const common = (short: Lists, list: number, others: Lists, other: number): number | undefined => {
  for (let index = short.length(list) - 1; index >= 0; index -= 1) {
    const number = short.at(list, index);
    if (others.includes(other, number)) return number;
  }
  return undefined;
};

/**
 * What has been told, by channel and in log order. History and live are both read from here (DESIGN §6). What is told on several channels is
 * kept once, as bytes; a channel is a list of numbers.
 */
export class PushLog {
  readonly #packing: Packing;
  readonly #onTold: (channel: string) => void;
  readonly #bytes = new ByteLog();
  /** By push: where its bytes are. */
  readonly #places = new Uint32s();
  readonly #lists = new Lists();
  readonly #byKind = new Map<string, Names>();
  readonly #read: Recent<RecordedPush>;
  readonly #channels: Recent<ChannelPushes>;
  /** By event: what tells of it. */
  readonly #events = new Lists();
  readonly #byEvent: Names;
  #last: RecordedPush | undefined;

  /** `onTold` hears of every channel on which something is told. */
  constructor(onTold: (channel: string) => void = () => undefined, packing = emptyPacking()) {
    this.#packing = packing;
    this.#onTold = onTold;
    this.#byEvent = new Names(packing.vocabulary.ids);
    this.#read = new Recent(packing.budget);
    this.#channels = new Recent(packing.budget);
  }

  /** Adds a push to channels; the very push that was added before is not kept again. */
  add(channels: readonly string[], push: RecordedPush): void {
    if (push !== this.#last) this.#keep(push);
    for (const channel of channels) {
      this.#lists.push(this.#listOf(channel), this.#places.length - 1);
      this.#onTold(channel);
    }
  }

  /** The pushes of a channel, oldest first; what is told later comes in at its end. */
  of(channel: string): ChannelPushes {
    const [kind, id] = partsOf(channel);
    const list = this.#byKind.get(kind)?.get(id) ?? NOTHING;
    if (list === NOTHING) return NONE;
    const known = this.#channels.get(list);
    if (known !== undefined) return known;
    const pushes = this.#reading(list);
    this.#channels.put(list, pushes);
    return pushes;
  }

  #keep(push: RecordedPush): void {
    const writer = this.#packing.writer.begin();
    writer.value(push);
    const number = this.#places.push(this.#bytes.append(writer.bytes));
    this.#read.put(number, push);
    this.#events.push(listIn(this.#byEvent, push.eventId, this.#events), number);
    this.#last = push;
  }

  #listOf(channel: string): number {
    const [kind, id] = partsOf(channel);
    const names = this.#byKind.get(kind) ?? new Names(this.#packing.vocabulary.ids);
    this.#byKind.set(kind, names);
    return listIn(names, id, this.#lists);
  }

  #reading(list: number): ChannelPushes {
    const lists = this.#lists;
    const pushAt = (index: number) => this.#pushOf(lists.at(list, index));
    return {
      get length() {
        return lists.length(list);
      },
      ofEvent: (eventId) => {
        const event = this.#byEvent.get(eventId);
        const number = event === NOTHING ? undefined : common(this.#events, event, lists, list);
        return number === undefined ? undefined : this.#pushOf(number);
      },
      at: (index) => (index >= 0 && index < lists.length(list) ? pushAt(index) : undefined),
      *[Symbol.iterator]() {
        for (let index = 0; index < lists.length(list); index += 1) yield pushAt(index);
      },
    };
  }

  #pushOf(number: number): RecordedPush {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    const place = this.#places.at(number);
    const { reader } = this.#packing;
    const push = reader.go(this.#bytes.chunkOf(place), this.#bytes.offsetOf(place)).value() as RecordedPush;
    this.#read.put(number, push);
    return push;
  }
}
