import { statfsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { dayInBerlin } from '../../contracts/days.ts';
import type { Position } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Viewer } from '../../projections/model/sight.ts';
import { sightFor } from '../../projections/reading/sight.ts';
import { viewerOf } from '../access/identity.ts';
import { AnswerCache } from '../ask/answer-cache.ts';
import { sealedCursors } from '../ask/sealed-cursors.ts';
import { turns } from '../ask/turns.ts';
import type { HandleParts, Incoming } from '../command/incoming.ts';
import { submit } from '../command/submit.ts';
import type { TrustedClock } from '../command/trusted-clock.ts';
import { refusalOf } from '../http/gate.ts';
import { drained, listening } from '../http/listening.ts';
import { OpenAnswers } from '../http/open-answers.ts';
import { type OwnNames, ownNames } from '../http/own-names.ts';
import { momentOf, ReadyReplies } from '../http/ready-replies.ts';
import { contactHasExpired } from '../http/security-txt.ts';
import { httpServer, isLivePath } from '../http/server.ts';
import type { MailServer } from '../mail/mail.ts';
import type { Runner } from '../project/runner.ts';
import { arrival } from '../push/arrival.ts';
import { BareSockets } from '../push/bare-sockets.ts';
import { type LiveServer, liveServer } from '../push/live-server.ts';
import type { Settings } from '../settings.ts';
import type { Halt } from '../store/halt.ts';
import { app } from './app.ts';
import { liveHealth } from './live-health.ts';
import type { Reactions } from './reactions.ts';

/** The adapters that a hub runs on. */
export interface HubParts extends HandleParts {
  readonly settings: Settings;
  readonly runner: Runner;
  readonly halt: Halt;
  readonly now: () => Date;
  readonly clock: TrustedClock;
  readonly log: Logger;
  readonly version: string;
  readonly isReady: () => boolean;
  readonly isWritable: () => boolean;
  readonly reactions: Reactions;
  /** Where mail is handed over; undefined where nothing is set. */
  readonly mailServer: MailServer | undefined;
}

/** A hub that listens. */
export interface Listening {
  readonly url: string;
  /** Takes nothing new, finishes what it has begun, and ends. */
  drain(): Promise<void>;
}

const notFound = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
const notReady = () =>
  new Problem('not-ready', { detail: 'Der Dienst lädt noch seine Daten.', retryAfterSeconds: 1 });
const full = () =>
  new Problem('not-ready', { detail: 'Gerade sind zu viele Verbindungen offen.', retryAfterSeconds: 10 });

const admit =
  ({ access, halt, isReady }: HubParts, own: OwnNames, live: () => LiveServer | undefined, most: number) =>
  (request: IncomingMessage): Viewer => {
    const refusal = refusalOf(request, own);
    if (refusal !== undefined) throw refusal;
    if (!isLivePath(request)) throw notFound();
    halt.check();
    if (!isReady()) throw notReady();
    if ((live()?.connections ?? 0) >= most) throw full();
    return viewerOf(access.identify(access.credentialsOf(request.headers)));
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

const freeBytes = (directory: string): number => {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
};

/** Opens the ways in and out over these adapters. */
export const listen = async (parts: HubParts): Promise<Listening> => {
  const { settings, runner, access } = parts;
  let live: LiveServer | undefined;
  const state = liveHealth(parts, () => live);
  const health = () => state;
  const own = ownNames(settings);
  const bare = new BareSockets();
  const open = new OpenAnswers();
  const mayCome = (position: Position) => parts.store.mayCome(position);
  const waitMs = settings.LICHTERKETTE_WAIT_MS;
  const server = httpServer(
    settings,
    { bare, open },
    app({
      access,
      halt: parts.halt,
      submit: (incoming: Incoming) => parts.halt.guard(() => submit(incoming, parts)),
      readSide: runner,
      head: () => parts.store.head(),
      mayCome,
      extentOf: (position) => parts.store.extentOf?.(position),
      freeBytes: () => freeBytes(settings.LICHTERKETTE_DATA),
      now: parts.now,
      waitMs,
      cursors: sealedCursors(() => runner.root),
      turn: turns(),
      cache: new AnswerCache(settings.LICHTERKETTE_ANSWER_CACHE_BYTES),
      replies: new ReadyReplies(
        () => momentOf(health(), parts.now()),
        settings.LICHTERKETTE_ANSWER_CACHE_BYTES,
        (headers) => access.carriesCredentials(headers),
      ),
      sightOf: (identity) => sightFor(runner.models(), viewerOf(identity)),
      health,
      log: parts.log,
      version: parts.version,
      own,
      sendsMail: parts.mailServer !== undefined,
      open,
      securityContact: settings,
      operator: settings,
      mostLateMs: settings.LICHTERKETTE_MOST_LATE_MS,
      demo: settings.LICHTERKETTE_DEMO === 'on',
    }),
  );
  const limits = limitsOf(settings);
  const liveSide = liveServer(server, {
    readSide: runner,
    bare,
    limits,
    now: () => performance.now(),
    arrives: (position) => arrival(position, { readSide: runner, mayCome, waitMs }),
    admit: admit(parts, own, () => live, limits.maxConnections),
  });
  parts.halt.onStop(() => liveSide.halt());
  live = liveSide;
  if (contactHasExpired(settings, dayInBerlin(parts.now()))) parts.log.warn('security.txt has expired');
  const url = await listening(server, settings, own);
  return { url, drain: () => drained(server, liveSide, bare, settings.LICHTERKETTE_DRAIN_MS) };
};
