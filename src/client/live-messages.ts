/** A push as it arrives (CloudEvents 1.0). `sequence` is its position. */
export interface LivePush {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly sequence: string;
  readonly channel: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the hub says of a subscription, or of the connection. */
export type Control =
  | { readonly type: 'subscribed'; readonly id: string; readonly head: string }
  | { readonly type: 'caught-up' | 'reset'; readonly id: string; readonly position: string }
  | { readonly type: 'error'; readonly id?: string; readonly message: string }
  | { readonly type: 'pong'; readonly id?: never };

/** A message of the hub. Undefined for anything else: it is passed over, whoever sent it. */
export const messageIn = (text: string): LivePush | Control | undefined => {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? (message as LivePush | Control) : undefined;
  } catch {
    return undefined;
  }
};

export const isPush = (message: LivePush | Control): message is LivePush => 'specversion' in message;
