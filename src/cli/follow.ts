import { parseArgs } from 'node:util';
import WebSocket from 'ws';
import { CHANNEL } from '../../contracts/views/feed.ts';
import { connectLive, type Socket } from '../client/live-client.ts';
import { DEFAULT_URL } from './default-url.ts';
import { Usage } from './usage.ts';

const liveUrl = (url: string): string => {
  const live = new URL('/v1/live', url);
  live.protocol = live.protocol === 'https:' ? 'wss:' : 'ws:';
  return live.href;
};

const countOf = (text: string | undefined): number => {
  const count = text === undefined ? Number.POSITIVE_INFINITY : Number(text);
  if (!(count >= 1)) throw new Usage('--count muss eine Zahl ab 1 sein.');
  return count;
};

/**
 * `follow <channel>`: prints every push as a line of JSON, until it is stopped or has printed `--count` of them.
 * Goes on by itself after an interruption.
 */
export const follow = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      after: { type: 'string' },
      count: { type: 'string' },
      actor: { type: 'string' },
      url: { type: 'string', default: DEFAULT_URL },
    },
  });
  const [channel = '', ...more] = positionals;
  if (!CHANNEL.test(channel) || more.length > 0)
    throw new Usage('Kanal: feed, solution:<id>, kommune:<id> oder verbund:<id>.');
  const headers = values.actor === undefined ? {} : { 'X-Demo-Actor': values.actor };
  let left = countOf(values.count);
  return new Promise((resolve) => {
    const end = (code: number) => {
      live.close();
      resolve(code);
    };
    const live = connectLive({
      url: liveUrl(values.url),
      open: (url) => new WebSocket(url, { headers }) as unknown as Socket,
      onPush: (push) => {
        if (left <= 0) return;
        console.info(JSON.stringify(push));
        left -= 1;
        if (left === 0) end(0);
      },
      onState: (state) => {
        if (state === 'offline') console.error('Verbindung unterbrochen, wird erneuert …');
      },
      onCaughtUp: () => console.error(`bereit: ${channel}`),
      onReset: (_, position) => console.error(`Position unbekannt, weiter ab ${position ?? 'Anfang'}`),
      onError: (message) => {
        console.error(message);
        end(1);
      },
    });
    live.follow(channel, values.after ?? null);
    process.once('SIGINT', () => end(0));
  });
};
