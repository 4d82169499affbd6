import { statfsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { StreamName } from '../contracts/envelope.ts';
import { Problem } from '../contracts/problems.ts';
import { sightOf } from '../projections/verbund/sight.ts';
import type { Access } from './access/authorize.ts';
import type { Halt } from './append/halt.ts';
import { handle } from './append/handle.ts';
import type { HandleParts, Incoming } from './append/incoming.ts';
import { AnswerCache } from './http/answer-cache.ts';
import { app } from './http/app.ts';
import { answerClientError, answerConnect } from './http/client-error.ts';
import { refusalOf } from './http/gate.ts';
import type { Halted, Health } from './http/health.ts';
import { credentialsOf } from './http/identify.ts';
import { type OwnNames, ownNames } from './http/own-names.ts';
import { momentOf, ReadyReplies } from './http/ready-replies.ts';
import { sealedCursors } from './http/sealed-cursors.ts';
import { targetOf } from './http/target.ts';
import { turns } from './http/turns.ts';
import type { Runner } from './project/runner.ts';
import { type LiveServer, liveServer } from './push/live-server.ts';
import type { Settings } from './settings.ts';

/** The adapters that a hub runs on. */
export interface HubParts extends HandleParts {
  readonly settings: Settings;
  readonly runner: Runner;
  readonly access: Access;
  readonly halt: Halt;
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
const notReady = () =>
  new Problem('not-ready', { detail: 'Der Dienst lädt noch seine Daten.', retryAfterSeconds: 1 });
const full = () =>
  new Problem('not-ready', { detail: 'Gerade sind zu viele Verbindungen offen.', retryAfterSeconds: 10 });

const isLivePath = (request: IncomingMessage): boolean =>
  targetOf(request)?.path.split('?', 1)[0] === LIVE_PATH;

/** Only these leave HTTP; any other upgrade that a client offers (h2c, say) is passed over, as RFC 9110 §7.8 allows. */
const isLive = (request: IncomingMessage): boolean =>
  request.headers.upgrade?.toLowerCase() === 'websocket' && isLivePath(request);

const admit =
  ({ access, halt, isReady }: HubParts, own: OwnNames, live: () => LiveServer | undefined, most: number) =>
  (request: IncomingMessage): StreamName | null => {
    const refusal = refusalOf(request, own);
    if (refusal !== undefined) throw refusal;
    if (!isLivePath(request)) throw notFound();
    halt.check();
    if (!isReady()) throw notReady();
    if ((live()?.connections ?? 0) >= most) throw full();
    return access.identify(credentialsOf(request)).organisation;
  };

const serverOptions = ({ LICHTERKETTE_REQUEST_MS: ms }: Settings) => ({
  requireHostHeader: false,
  shouldUpgradeCallback: isLive,
  requestTimeout: ms,
  headersTimeout: ms,
  connectionsCheckingInterval: Math.min(ms, 5000),
});

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

const haltedOf = ({ damage }: Halt): Halted | undefined =>
  damage && { message: damage.message, ...damage.place };

const healthOf = (parts: HubParts, live: () => LiveServer | undefined) => (): Health => ({
  ready: parts.isReady(),
  applied: parts.runner.applied,
  position: parts.runner.position,
  catchUp: parts.runner.catchUp,
  writable: parts.isWritable(),
  halted: haltedOf(parts.halt),
  failures: parts.runner.failures,
  unknown: parts.runner.unknown,
  mirror: parts.runner.mirror,
  queueLength: parts.queue.length,
  sockets: live()?.connections ?? 0,
  // Asked for by few, and it looks at every connection.
  get bufferedBytes() {
    return live()?.bufferedBytes ?? 0;
  },
  pushes: live()?.pushes ?? 0,
});

const freeBytes = (directory: string): number => {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
};

const drainer = (server: Server, parts: HubParts, live: LiveServer) => async (): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  // Whoever goes on asking over an open connection would never let it become idle.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  live.close();
  // A connection that is kept alive becomes idle when its last answer is out: then nothing holds it any more.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const late = setTimeout(() => server.closeAllConnections(), parts.settings.LICHTERKETTE_DRAIN_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
};

/** Thrown where another program listens at the address already. */
export class PortTaken extends Error {
  constructor({ LICHTERKETTE_HOST, PORT }: Settings) {
    super(
      `Unter ${LICHTERKETTE_HOST}:${PORT} läuft schon etwas. Bitte einen anderen Port wählen, etwa --port 8081.`,
    );
    this.name = 'PortTaken';
  }
}

const listening = (server: Server, settings: Settings, { host }: OwnNames): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(settings) : error);
    });
    server.listen(settings.PORT, settings.LICHTERKETTE_HOST, () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://${host}:${port}`);
    });
  });

/** Opens the ways in and out over these adapters. */
export const listen = async (parts: HubParts): Promise<Listening> => {
  const { settings, runner, access } = parts;
  let live: LiveServer | undefined;
  const health = healthOf(parts, () => live);
  const own = ownNames(settings);
  const server = createServer(
    serverOptions(settings),
    app({
      access,
      halt: parts.halt,
      handle: (incoming: Incoming) => parts.halt.guard(() => handle(incoming, parts)),
      readSide: runner,
      head: () => parts.store.head(),
      extentOf: (position) => parts.store.extentOf?.(position),
      freeBytes: () => freeBytes(settings.LICHTERKETTE_DATA),
      now: parts.now,
      waitMs: settings.LICHTERKETTE_WAIT_MS,
      cursors: sealedCursors(() => runner.root),
      turn: turns(),
      cache: new AnswerCache(settings.LICHTERKETTE_ANSWER_CACHE_BYTES),
      replies: new ReadyReplies(
        () => momentOf(health(), parts.now()),
        settings.LICHTERKETTE_ANSWER_CACHE_BYTES,
      ),
      sightOf: ({ organisation }) => sightOf(runner.models(), organisation),
      health,
      log: parts.log,
      version: parts.version,
      own,
      mostLateMs: settings.LICHTERKETTE_MOST_LATE_MS,
      demo: settings.LICHTERKETTE_DEMO === 'on',
    }),
  );
  server.on('clientError', answerClientError).on('connect', answerConnect);
  // An expectation that we do not know does no harm (RFC 9110 §10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  const limits = limitsOf(settings);
  live = liveServer(server, {
    readSide: runner,
    limits,
    now: () => performance.now(),
    admit: admit(parts, own, () => live, limits.maxConnections),
  });
  parts.halt.onStop(() => live?.halt());
  return { url: await listening(server, settings, own), drain: drainer(server, parts, live) };
};
