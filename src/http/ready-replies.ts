import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { dayInBerlin } from '../../contracts/days.ts';
import { encodingFor } from '../ask/encodings.ts';
import type { Health } from './health.ts';
import { CORRELATION, correlationOf, noteRoute, routeOf } from './observe.ts';

/** A reply as it went out, without what belongs to one request alone. */
interface Reply {
  readonly tag: string;
  readonly route: string;
  readonly head: readonly string[];
  readonly unchangedHead: readonly string[];
  readonly body: Buffer;
}

/** The moment at which a request came, and what it asked for then: on its way express rewrites the address. */
interface Arrival {
  readonly moment: string;
  readonly key: string;
}

/** Headers that describe a body: a 304 has none. */
const OF_BODY = new Set(['content-type', 'content-length', 'content-encoding']);

/** Headers of one request or connection alone: they are set anew. */
const OF_ONE = new Set([CORRELATION.toLowerCase(), 'connection']);

/** What a kept reply costs beside its body and its key: about its two heads. */
const HEADS_BYTES = 4096;

const headOf = (response: ServerResponse, keep: (name: string) => boolean): string[] =>
  Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    keep(name) && !OF_ONE.has(name) && value !== undefined ? [name, String(value)] : [],
  );

/** Everything that the answer to somebody unknown depends on: the address, and what `Vary` names beside credentials. */
const keyOf = ({ url, headers }: IncomingMessage): string =>
  JSON.stringify([url, headers.accept, encodingFor(headers['accept-encoding'] as string | undefined)]);

/** A HEAD is answered as a GET; Node leaves the body away. */
const onlyReads = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

const send = (request: IncomingMessage, response: ServerResponse, reply: Reply): void => {
  const unchanged = matchesTag(request.headers['if-none-match'], reply.tag);
  const head = unchanged ? reply.unchangedHead : reply.head;
  response.writeHead(unchanged ? 304 : 200, [...head, CORRELATION, correlationOf(response) ?? '']);
  response.end(unchanged ? undefined : reply.body);
};

/** True where `If-None-Match` names this tag (RFC 9110 §13.1.2, weak comparison). */
export const matchesTag = (given: string | undefined, tag: string): boolean =>
  given !== undefined &&
  (given === tag || given === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

/**
 * Everything beside the request that an answer depends on: the position of the read models, the day, and how the hub is
 * (whether it answers at all, and what it says above its pages).
 */
export const momentOf = (
  { position, ready, writable, failures, unknown, halted }: Health,
  now: Date,
): string =>
  `${position} ${dayInBerlin(now)} ${ready} ${writable} ${failures.length} ${unknown} ${halted !== undefined}`;

/**
 * Replies that are sent again as they were, before the application looks at the request, for as long as `moment` stays the
 * same. What is asked a second time costs little more than its bytes. Only for requests that carry no credentials at all: they are
 * the public's, whoever access would say somebody is.
 */
export class ReadyReplies {
  readonly #moment: () => string;
  readonly #maxBytes: number;
  readonly #carriesCredentials: (headers: IncomingHttpHeaders) => boolean;
  readonly #replies = new Map<string, Reply>();
  readonly #arrivals = new WeakMap<IncomingMessage, Arrival>();
  #of = '';
  #bytes = 0;

  constructor(
    moment: () => string,
    maxBytes: number,
    carriesCredentials: (headers: IncomingHttpHeaders) => boolean,
  ) {
    this.#carriesCredentials = carriesCredentials;
    this.#moment = moment;
    this.#maxBytes = maxBytes;
  }

  /**
   * Keeps what is about to be sent: the headers that the response has by now, its tag and its body. Not where something
   * has happened since the request came: the answer may be of before.
   */
  keep(request: IncomingMessage, response: ServerResponse, tag: string, body: Buffer): void {
    const arrival = this.#arrivals.get(request);
    if (arrival === undefined || arrival.moment !== this.#currentMoment()) return;
    const { key } = arrival;
    const bytes = body.length + 2 * key.length + HEADS_BYTES;
    if (this.#replies.has(key) || bytes > this.#maxBytes / 4) return;
    if (this.#bytes + bytes > this.#maxBytes) this.#clear();
    this.#bytes += bytes;
    const head = headOf(response, () => true);
    const unchangedHead = headOf(response, (name) => !OF_BODY.has(name));
    this.#replies.set(key, { tag, route: routeOf(request, response), head, unchangedHead, body });
  }

  /** Answers what is ready, and hands everything else on. */
  before(next: RequestListener): RequestListener {
    return (request, response) => {
      const reply = this.#isPublic(request) ? this.#find(request) : undefined;
      if (reply === undefined) next(request, response);
      else {
        noteRoute(response, reply.route);
        send(request, response, reply);
      }
    };
  }

  /** What is not looked for here is not kept either. */
  #isPublic(request: IncomingMessage): boolean {
    return onlyReads(request) && !this.#carriesCredentials(request.headers);
  }

  #find(request: IncomingMessage): Reply | undefined {
    const arrival = { moment: this.#currentMoment(), key: keyOf(request) };
    this.#arrivals.set(request, arrival);
    return this.#replies.get(arrival.key);
  }

  /** The moment; what was kept for an earlier one is forgotten. */
  #currentMoment(): string {
    const moment = this.#moment();
    if (moment !== this.#of) this.#clear();
    this.#of = moment;
    return moment;
  }

  #clear(): void {
    this.#replies.clear();
    this.#bytes = 0;
  }
}
