import type { RecordedPush } from '../../projections/model/push.ts';

const NONE: readonly RecordedPush[] = [];

/** What has been told, by channel and in log order. History and live are both read from here (DESIGN §6). */
export class PushLog {
  readonly #channels = new Map<string, RecordedPush[]>();
  readonly #onTold: (channel: string) => void;

  /** `onTold` hears of every channel on which something is told. */
  constructor(onTold: (channel: string) => void = () => undefined) {
    this.#onTold = onTold;
  }

  add(channels: readonly string[], push: RecordedPush): void {
    for (const channel of channels) {
      const pushes = this.#channels.get(channel);
      if (pushes === undefined) this.#channels.set(channel, [push]);
      else pushes.push(push);
      this.#onTold(channel);
    }
  }

  /** The pushes of a channel, oldest first; the array grows at its end and is never changed otherwise. */
  of(channel: string): readonly RecordedPush[] {
    return this.#channels.get(channel) ?? NONE;
  }
}
