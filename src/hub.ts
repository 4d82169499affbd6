import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { dayInBerlin } from '../contracts/days.ts';
import type { StreamName } from '../contracts/envelope.ts';
import { Problem } from '../contracts/problems.ts';
import { sightOf } from '../projections/verbund/sight.ts';
import type { Access } from './access/authorize.ts';
import { handle } from './append/handle.ts';
import type { HandleParts, Incoming } from './append/incoming.ts';
import { AnswerCache } from './http/answer-cache.ts';
import { app } from './http/app.ts';
import { answerClientError } from './http/client-error.ts';
import type { Health } from './http/health.ts';
import { credentialsOf } from './http/identify.ts';
import { originAllowed } from './http/origin.ts';
import { ReadyReplies } from './http/ready-replies.ts';
import type { Runner } from './project/runner.ts';
import { type LiveServer, liveServer } from './push/live-server.ts';
import type { Settings } from './settings.ts';

/** The adapters that a hub runs on. */
export interface HubParts extends HandleParts {
  readonly settings: Settings;
  readonly runner: Runner;
  readonly access: Access;
  readonly log: Logger;
  readonly version: string;
  readonly isReady: () => boolean;
  readonly isWritable: () => boolean;
}

/** A hub that listens. */
export interface Listening {
  readonly url: string;
  /** Takes nothing new, finishes what it has begun, and ends. */
  drain(): Promise<void>;
}

const LIVE_PATH = '/v1/live';

const notFound = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
const foreign = () =>
  new Problem('forbidden', { detail: 'Verbindungen von fremden Seiten werden nicht angenommen.' });
const notReady = () =>
  new Problem('not-ready', { detail: 'Der Dienst lädt noch seine Daten.', retryAfterSeconds: 1 });

const admit =
  ({ access, isReady }: HubParts, live: () => LiveServer | undefined, most: number) =>
  (request: IncomingMessage): StreamName | null => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== LIVE_PATH) throw notFound();
    if (!originAllowed(request)) throw foreign();
    if (!isReady() || (live()?.connections ?? 0) >= most) throw notReady();
    return access.identify(credentialsOf(request)).organisation;
  };

const limitsOf = (settings: Settings) => ({
  maxMessageBytes: settings.LICHTERKETTE_LIVE_MESSAGE_BYTES,
  maxSubscriptions: settings.LICHTERKETTE_LIVE_SUBSCRIPTIONS,
  messageBurst: settings.LICHTERKETTE_LIVE_BURST,
  messagesPerSecond: settings.LICHTERKETTE_LIVE_PER_SECOND,
  bufferBytes: settings.LICHTERKETTE_LIVE_BUFFER_BYTES,
  slowMs: settings.LICHTERKETTE_LIVE_SLOW_MS,
  pingMs: settings.LICHTERKETTE_PING_MS,
  maxConnections: settings.LICHTERKETTE_LIVE_CONNECTIONS,
});

const healthOf = (parts: HubParts, live: () => LiveServer | undefined) => (): Health => ({
  ready: parts.isReady(),
  applied: parts.runner.applied,
  position: parts.runner.position,
  writable: parts.isWritable(),
  failures: parts.runner.failures,
  queueLength: parts.queue.length,
  sockets: live()?.connections ?? 0,
});

const drainer = (server: Server, parts: HubParts, live: LiveServer) => async (): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  live.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), parts.settings.LICHTERKETTE_DRAIN_MS);
  await closed;
  clearTimeout(late);
};

const listening = (server: Server, settings: Settings): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.PORT, settings.LICHTERKETTE_HOST, () => {
      const { port } = server.address() as AddressInfo;
      const host = settings.LICHTERKETTE_HOST === '::1' ? '[::1]' : settings.LICHTERKETTE_HOST;
      resolve(`http://${host}:${port}`);
    });
  });

/** Opens the ways in and out over these adapters. */
export const listen = async (parts: HubParts): Promise<Listening> => {
  const { settings, runner, access } = parts;
  let live: LiveServer | undefined;
  const replies = new ReadyReplies(
    () => `${runner.position} ${dayInBerlin(parts.now())}`,
    settings.LICHTERKETTE_ANSWER_CACHE_BYTES,
  );
  const server = createServer(
    replies.before(
      app({
        access,
        handle: (incoming: Incoming) => handle(incoming, parts),
        readSide: runner,
        head: () => parts.store.head(),
        now: parts.now,
        waitMs: settings.LICHTERKETTE_WAIT_MS,
        cache: new AnswerCache(settings.LICHTERKETTE_ANSWER_CACHE_BYTES),
        sightOf: ({ organisation }) => sightOf(runner.models(), organisation),
        health: healthOf(parts, () => live),
        log: parts.log,
        version: parts.version,
        replies,
      }),
    ),
  );
  server.on('clientError', answerClientError);
  const limits = limitsOf(settings);
  live = liveServer(server, {
    readSide: runner,
    limits,
    now: () => parts.now().getTime(),
    admit: admit(parts, () => live, limits.maxConnections),
  });
  return { url: await listening(server, settings), drain: drainer(server, parts, live) };
};
