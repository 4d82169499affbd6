import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import WebSocket from 'ws';
import { Position } from '../../contracts/envelope.ts';
import { CHANNEL } from '../../contracts/views/channels.ts';
import { DEFAULT_URL } from '../client/default-url.ts';
import { addressOf } from '../client/hub-client.ts';
import { connectLive, type Socket } from '../client/live-client.ts';
import { Usage } from '../client/usage.ts';
import { remark, tellJson } from '../terminal/terminal.ts';
import type { Run } from './adapters.ts';
import { actorHeaders } from './as-actor.ts';
import { Interrupted } from './interruption.ts';

const liveUrl = (url: string): string => {
  const live = new URL('/v1/live', addressOf(url));
  live.protocol = live.protocol === 'https:' ? 'wss:' : 'ws:';
  return live.href;
};

const countOf = (text: string | undefined): number => {
  const count = text === undefined ? Number.POSITIVE_INFINITY : Number(text);
  if (!(count >= 1) || (count !== Number.POSITIVE_INFINITY && !Number.isInteger(count)))
    throw new Usage('--count muss eine Zahl ab 1 sein.');
  return count;
};

/** Answers after which asking again would only repeat the mistake: a 4xx, but for too many and too slow. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && ![408, 429].includes(status);

const detailOf = async (response: IncomingMessage): Promise<string> => {
  const { statusCode = 0 } = response;
  try {
    const { detail } = (await json(response)) as { detail?: unknown };
    if (typeof detail === 'string') return detail;
  } catch {
    // No document of ours: the status says as much.
  }
  return `Unter dieser Adresse antwortet keine Lichterkette (${statusCode}).`;
};

/** A connection to the hub; `onRefused` is told where the hub will never have it. */
const opened = (
  url: string,
  headers: Record<string, string>,
  onRefused: (detail: string) => void,
): Socket => {
  const socket = new WebSocket(url, { headers });
  socket.on('unexpected-response', (_request, response) => {
    void detailOf(response).then((detail) => {
      if (isFinal(response.statusCode ?? 0)) onRefused(detail);
      socket.terminate();
    });
  });
  return socket as unknown as Socket;
};

/**
 * `follow <channel>`: prints every push as a line of JSON, until it is stopped or has printed `--count` of them.
 * Goes on by itself after an interruption.
 */
export const follow: Run = async (args, _adapters, stop) => {
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
  if (values.after !== undefined && !Position.safeParse(values.after).success)
    throw new Usage('--after muss eine Position sein, wie sie in jeder Antwort steht.');
  const headers = actorHeaders(values.actor);
  let left = countOf(values.count);
  return new Promise((resolve, reject) => {
    let ended = false;
    const end = (code: number) => {
      ended = true;
      live.close();
      resolve(code);
    };
    const live = connectLive({
      url: liveUrl(values.url),
      open: (url) =>
        opened(url, headers, (detail) => {
          remark(detail);
          end(1);
        }),
      onPush: (push) => {
        if (left <= 0) return;
        tellJson(push);
        left -= 1;
        if (left === 0) end(0);
      },
      onState: (state) => {
        if (state === 'offline' && !ended) remark('Verbindung unterbrochen, wird erneuert …');
      },
      onEnd: (code) => {
        remark(`Der Dienst hat die Verbindung beendet (${code}).`);
        end(1);
      },
      onCaughtUp: () => remark(`bereit: ${channel}`),
      onReset: (_, position) => remark(`Position unbekannt, weiter ab ${position}`),
      onError: (message) => {
        remark(message);
        end(1);
      },
    });
    live.follow(channel, values.after ?? null);
    stop.addEventListener('abort', () => {
      // Who follows stops it like this; where nobody reads any more, it was not meant to end.
      if (!(stop.reason instanceof Interrupted)) reject(stop.reason as Error);
      end(0);
    });
  });
};
