import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { DEMO_ACTOR } from './identify.ts';
import { originAllowed } from './origin.ts';

/** A reply as it went out, without the date. */
interface Reply {
  readonly tag: string;
  readonly head: readonly string[];
  readonly unchangedHead: readonly string[];
  readonly body: Buffer;
}

/** Headers that describe a body: a 304 has none. */
const OF_BODY = new Set(['content-type', 'content-length']);

const headOf = (response: ServerResponse, keep: (name: string) => boolean): string[] =>
  Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    keep(name) && value !== undefined ? [name, String(value)] : [],
  );

/** Everything of a request that its answer depends on: what `Vary` names, and the address. */
const keyOf = ({ url, headers }: IncomingMessage): string =>
  `${url}\n${String(headers[DEMO_ACTOR.toLowerCase()])}\n${headers.cookie}\n${headers.accept}`;

/** True where `If-None-Match` names this tag (RFC 9110 §13.1.2, weak comparison). */
export const matchesTag = (given: string | undefined, tag: string): boolean =>
  given !== undefined &&
  (given === tag || given === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

/**
 * Replies that are sent again as they were, before anything looks at the request, for as long as `moment` stays the same:
 * the position of the read models and the day. What is asked a second time costs little more than its bytes.
 */
export class ReadyReplies {
  readonly #moment: () => string;
  readonly #maxBytes: number;
  readonly #replies = new Map<string, Reply>();
  #of = '';
  #bytes = 0;

  constructor(moment: () => string, maxBytes: number) {
    this.#moment = moment;
    this.#maxBytes = maxBytes;
  }

  /** Keeps what is about to be sent: the headers that the response has by now, its tag and its body. */
  keep(request: IncomingMessage, response: ServerResponse, tag: string, body: Buffer): void {
    if (request.method !== 'GET') return;
    this.#forgetStale();
    const key = keyOf(request);
    if (this.#replies.has(key)) return;
    if (this.#bytes + body.length > this.#maxBytes) this.#clear();
    this.#bytes += body.length;
    const head = headOf(response, () => true);
    const unchangedHead = headOf(response, (name) => !OF_BODY.has(name));
    this.#replies.set(key, { tag, head, unchangedHead, body });
  }

  /** Answers what is ready, and hands everything else on. */
  before(next: RequestListener): RequestListener {
    return (request, response) => {
      const reply = request.method === 'GET' ? this.#find(request) : undefined;
      if (reply === undefined || !originAllowed(request)) next(request, response);
      else if (matchesTag(request.headers['if-none-match'], reply.tag))
        response.writeHead(304, [...reply.unchangedHead]).end();
      else response.writeHead(200, [...reply.head]).end(reply.body);
    };
  }

  #find(request: IncomingMessage): Reply | undefined {
    if (this.#replies.size === 0) return undefined;
    this.#forgetStale();
    return this.#replies.get(keyOf(request));
  }

  #forgetStale(): void {
    const moment = this.#moment();
    if (moment === this.#of) return;
    this.#clear();
    this.#of = moment;
  }

  #clear(): void {
    this.#replies.clear();
    this.#bytes = 0;
  }
}
