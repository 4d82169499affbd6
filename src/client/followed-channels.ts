import type { Control, LivePush } from './live-messages.ts';

/** Who is told of what comes on the channels. */
export interface ChannelListeners {
  readonly onPush: (push: LivePush) => void;
  /** The position was of another log or too old: load anew; the channel goes on from `position`. */
  readonly onReset?: (channel: string, position: string) => void;
  readonly onCaughtUp?: (channel: string, position: string) => void;
  /** The hub refused something, in German. */
  readonly onError?: (message: string, channel: string | undefined) => void;
}

interface Followed {
  readonly id: string;
  readonly channel: string;
  after: string | null;
  /** How many follow it. */
  followers: number;
  /** True once the present connection has confirmed it: what came before was for an earlier subscription. */
  isSubscribed: boolean;
}

/**
 * The channels that are followed, each with the last position that was seen on it. Over every new connection they are
 * subscribed to from there, so that nothing is missed and nothing comes twice.
 */
export class FollowedChannels {
  readonly #listeners: ChannelListeners;
  readonly #send: (message: object) => void;
  readonly #followed = new Map<string, Followed>();
  #count = 0;

  /** `send` sends a message over the present connection; without one it does nothing. */
  constructor(listeners: ChannelListeners, send: (message: object) => void) {
    this.#listeners = listeners;
    this.#send = send;
  }

  /** Follows a channel from a position on, until the returned function is called by all who follow it. */
  follow(channel: string, after: string | null): () => void {
    const one = this.#followed.get(channel) ?? this.#begin(channel, after);
    one.followers += 1;
    return () => {
      one.followers -= 1;
      if (one.followers === 0) this.#end(one);
    };
  }

  /** Subscribes to all of them over a connection that has just been opened. */
  subscribeAll(): void {
    for (const one of this.#followed.values()) this.#subscribe(one);
  }

  /** Takes in what the hub says of a subscription. */
  control(message: Control): void {
    const { onError, onCaughtUp, onReset } = this.#listeners;
    const one = [...this.#followed.values()].find(({ id }) => id === message.id);
    if (message.type === 'error') onError?.(message.message, one?.channel);
    if (one === undefined) return;
    // From here on, what was missed has a beginning.
    if (message.type === 'subscribed') {
      one.isSubscribed = true;
      one.after ??= message.head;
    }
    if (message.type === 'caught-up') {
      one.after = message.position;
      onCaughtUp?.(one.channel, message.position);
    }
    if (message.type === 'reset') {
      one.after = message.position;
      onReset?.(one.channel, message.position);
    }
  }

  /** Tells of a push, unless its channel is not followed or the push has been told. */
  push(push: LivePush): void {
    const one = this.#followed.get(push.channel);
    if (!one?.isSubscribed || (one.after !== null && push.sequence <= one.after)) return;
    one.after = push.sequence;
    this.#listeners.onPush(push);
  }

  #begin(channel: string, after: string | null): Followed {
    this.#count += 1;
    const one = { id: String(this.#count), channel, after, followers: 0, isSubscribed: false };
    this.#followed.set(channel, one);
    this.#subscribe(one);
    return one;
  }

  #subscribe(one: Followed): void {
    const { id, channel, after } = one;
    one.isSubscribed = false;
    this.#send({ type: 'subscribe', id, channel, after });
  }

  #end({ id, channel }: Followed): void {
    this.#followed.delete(channel);
    this.#send({ type: 'unsubscribe', id });
  }
}
