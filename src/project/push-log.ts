import type { ChannelPushes, RecordedPush } from '../../projections/model/push.ts';
import { NamedLists } from './packed/named-lists.ts';
import { NOTHING } from './packed/number-map.ts';
import { emptyPacking } from './packed/packing.ts';
import type { Part } from './packed/part.ts';
import { Recent, RecentByName } from './packed/recent.ts';
import { RecordLog } from './packed/record-log.ts';
import { Uint32s } from './packed/uint32s.ts';

const NONE: ChannelPushes = Object.assign([], { ofEvent: () => undefined });

/**
 * What has been told, by channel and in log order. History and live are both read from here (DESIGN §6). What is told on several channels is
 * kept once, as bytes; a channel is a list of numbers.
 */
export class PushLog {
  readonly #onTold: (channel: string) => void;
  readonly #records: RecordLog;
  /** By push: where its bytes are. */
  readonly #places = new Uint32s();
  /** By event: what tells of it. */
  readonly #events: NamedLists;
  /** By projection: its channels. A channel is of one of them. */
  readonly #channels = new Map<string, NamedLists>();
  readonly #read: Recent<RecordedPush>;
  readonly #asked: RecentByName<ChannelPushes>;
  #last: RecordedPush | undefined;

  /** `projections`: who tells; `onTold` hears of every channel on which something is told. */
  constructor(
    projections: readonly string[],
    onTold: (channel: string) => void = () => undefined,
    packing = emptyPacking(),
  ) {
    this.#records = new RecordLog(packing);
    this.#onTold = onTold;
    // What tells of an event is found again in its bytes.
    this.#events = new NamedLists({ ...packing, isKept: false });
    for (const name of projections) this.#channels.set(name, new NamedLists(packing));
    this.#read = new Recent(packing.budget);
    this.#asked = new RecentByName(packing.budget);
  }

  /** Adds what a projection tells on channels; the very push that was added before is not kept again. */
  add(projection: string, channels: readonly string[], push: RecordedPush): void {
    if (push !== this.#last) this.#keep(push);
    for (const channel of channels) {
      this.#channels.get(projection)?.come(channel, this.#places.length - 1);
      this.#onTold(channel);
    }
  }

  /** The pushes of a channel, oldest first; what is told later comes in at its end. */
  of(channel: string): ChannelPushes {
    const known = this.#asked.get(channel);
    if (known !== undefined) return known;
    for (const lists of this.#channels.values()) {
      const list = lists.find(channel);
      if (list === NOTHING) continue;
      const pushes = this.#reading(lists, list);
      this.#asked.put(channel, pushes);
      return pushes;
    }
    return NONE;
  }

  /** Everything that was told, channel by channel. */
  *history(): Iterable<{ projection: string; channel: string; push: RecordedPush }> {
    for (const [projection, lists] of this.#channels)
      for (const channel of lists.names())
        for (const number of lists.numbers(lists.find(channel)))
          yield { projection, channel, push: this.#pushOf(number) };
  }

  /** What is kept on disk: the pushes, and the channels of each projection. */
  get parts(): readonly Part[] {
    const pushes: Part = {
      name: 'pushes',
      take: () => this.#records.take(),
      restore: (bytes) => this.#restore(bytes),
    };
    const channels = [...this.#channels].map(([by, lists]): Part => {
      const [take, restore] = [() => lists.take(), (bytes: Buffer) => lists.restore(bytes)];
      return { name: `${by}/channels`, by, take, restore };
    });
    return [pushes, ...channels];
  }

  /** Keeps a push: the id of its event, and the push. */
  #keep(push: RecordedPush): void {
    const writer = this.#records.begin();
    this.#events.write(writer, push.eventId);
    const begin = writer.length;
    writer.value(push);
    const number = this.#places.push(this.#records.add(begin));
    this.#events.come(push.eventId, number);
    this.#read.put(number, push);
    this.#last = push;
  }

  #restore(bytes: Buffer): void {
    this.#records.restore(
      bytes,
      (reader) => this.#events.comeAs(reader, this.#places.length),
      (_, place) => this.#places.push(place),
    );
  }

  #reading(lists: NamedLists, list: number): ChannelPushes {
    const pushAt = (index: number) => this.#pushOf(lists.at(list, index));
    return {
      get length() {
        return lists.length(list);
      },
      ofEvent: (eventId) => {
        const number = this.#numbersOf(eventId).find((one) => lists.includes(list, one));
        return number === undefined ? undefined : this.#pushOf(number);
      },
      at: (index) => (index >= 0 && index < lists.length(list) ? pushAt(index) : undefined),
      *[Symbol.iterator]() {
        for (let index = 0; index < lists.length(list); index += 1) yield pushAt(index);
      },
    };
  }

  #numbersOf(eventId: string): readonly number[] {
    const list = this.#events.find(eventId);
    return list === NOTHING ? [] : [...this.#events.numbers(list)].reverse();
  }

  #pushOf(number: number): RecordedPush {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    const push = this.#records.read(this.#places.at(number)) as RecordedPush;
    this.#read.put(number, push);
    return push;
  }
}
