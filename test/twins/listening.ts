import { WebSocket } from 'ws';

/** What one viewer is told over a live connection, by channel, as it came. */
export interface Listening {
  /** Follows channels from a position on (null: from now on); resolves when their history is over. */
  follow(channels: readonly string[], after: string | null, word: string): Promise<void>;
  /** Resolves when a push of this position has come over the channel that was followed last. */
  heard(position: string): Promise<void>;
  /** Everything that was said, by subscription. */
  readonly said: ReadonlyMap<string, readonly string[]>;
  close(): void;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly channel?: string;
  readonly sequence?: string;
}

/** Opens a live connection to the hub at `url` as an actor (undefined: as the public). */
export const listenTo = async (url: string, actor: string | undefined): Promise<Listening> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, {
    headers: actor === undefined ? {} : { 'X-Demo-Actor': actor },
  });
  const said = new Map<string, string[]>();
  const waiting = new Set<() => void>();
  const over = new Set<string>();
  const sequences = new Set<string>();
  let last = '';

  const take = (text: string) => {
    const { type, id = '', channel, sequence } = JSON.parse(text) as Message;
    const push = sequence !== undefined;
    const key = push ? `push ${channel}` : `control ${id}`;
    said.set(key, [...(said.get(key) ?? []), text]);
    if (type === 'caught-up' || type === 'error') over.add(id);
    if (push && channel === last) sequences.add(sequence);
    for (const look of waiting) look();
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing more was told for 60 s')), 60_000);
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });

  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('message', (data: Buffer) => take(data.toString()));
  return {
    said,
    follow: async (channels, after, word) => {
      last = channels.at(-1) ?? '';
      const ids = channels.map((channel) => `${word} ${channel}`);
      for (const [index, channel] of channels.entries())
        socket.send(JSON.stringify({ type: 'subscribe', id: ids[index], channel, after }));
      await until(() => ids.every((id) => over.has(id)));
    },
    heard: (position) => until(() => sequences.has(position)),
    close: () => socket.terminate(),
  };
};
