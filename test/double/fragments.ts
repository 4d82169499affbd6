import {
  type Addressee,
  asNumbers,
  type BatchResponse,
  batchBadRequest,
  batchTimeout,
} from './batch-response.ts';
import type { Log } from './log.ts';
import type { Expected, Proposed } from './record.ts';
import { expectedOf, proposed, wrongWith } from './sent.ts';
import { misused } from './status.ts';
import { type BatchAppendReq, nameOf } from './wire.ts';

export type BatchRequest = InstanceType<typeof BatchAppendReq>;
type Options = NonNullable<ReturnType<BatchRequest['getOptions']>>;

/** An append that has come whole. */
export interface Complete extends Addressee {
  readonly expected: Expected;
  readonly events: readonly Proposed[];
}

/** An append whose last fragment has not come; `events` is undefined where it has been refused. */
interface Pending extends Addressee {
  readonly expected: Expected;
  readonly leftMs: number;
  events: Proposed[] | undefined;
  timer?: NodeJS.Timeout;
}

/** Rule 2.8: no append may take longer to arrive than this, whatever its client grants. */
const LONGEST_MS = 2000;

/** Puts together what comes in fragments; `reply` is told of what is refused before it is whole (rules 2.7, 2.8 and 2.15). */
export class Fragments {
  readonly #log: Log;
  readonly #reply: (response: BatchResponse) => void;
  readonly #pending = new Map<string, Pending>();

  constructor(log: Log, reply: (response: BatchResponse) => void) {
    this.#log = log;
    this.#reply = reply;
  }

  /** The append that this fragment makes whole, if it does. Throws what ends the stream. */
  take(request: BatchRequest): Complete | undefined {
    const key = request.getCorrelationId()?.getString() ?? '';
    const options = request.getOptions();
    const one = options === undefined ? this.#pending.get(key) : this.#begin(key, request, options);
    if (one?.events === undefined) return undefined;
    const sent = request.getProposedMessagesList();
    const problem = sent.map(wrongWith).find((found) => found !== undefined);
    if (problem !== undefined && options === undefined) throw misused();
    if (problem !== undefined) this.#refuse(key, one, problem);
    one.events?.push(...sent.map(proposed));
    if (!request.getIsFinal() || one.events === undefined) return undefined;
    this.#drop(key, one);
    return { ...one, events: one.events };
  }

  /** The stream is over. */
  forget(): void {
    for (const [key, one] of this.#pending) this.#drop(key, one);
  }

  #begin(key: string, request: BatchRequest, options: Options): Pending | undefined {
    const stream = nameOf(options.getStreamIdentifier());
    const correlation = request.getCorrelationId() as Addressee['correlation'];
    const revision = options.hasStreamPosition() ? options.getStreamPosition() : undefined;
    const expected = expectedOf(options, revision);
    const leftMs = (options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY) - this.#log.now();
    if (expected === undefined)
      this.#reply(batchBadRequest({ correlation, stream }, 'The stream cannot be used.'));
    // Rule 10.6: a millisecond is too little.
    else if (leftMs <= 1 && this.#log.hardships.has('10.6'))
      this.#reply(batchTimeout({ correlation, stream }));
    else {
      const one: Pending = { correlation, stream, expected, leftMs, events: [] };
      this.#pending.set(key, one);
      if (!request.getIsFinal()) this.#limit(key, one);
      return one;
    }
    return undefined;
  }

  // Rule 2.8: what has not come whole by then is answered as a time-out, in the other form.
  #limit(key: string, one: Pending): void {
    const late = () => {
      this.#pending.delete(key);
      this.#reply(batchTimeout({ ...one, correlation: asNumbers(one.correlation) }));
    };
    one.timer = setTimeout(late, Math.min(one.leftMs, LONGEST_MS));
  }

  // Rule 2.15: the server goes on waiting for the rest of what it has refused.
  #refuse(key: string, one: Pending, problem: string): void {
    one.events = undefined;
    clearTimeout(one.timer);
    this.#reply(batchBadRequest(one, `The ${problem} of an event cannot be used.`));
    if (this.#log.hardships.has('2.15')) this.#limit(key, one);
    else this.#pending.delete(key);
  }

  #drop(key: string, { timer }: Pending): void {
    clearTimeout(timer);
    this.#pending.delete(key);
  }
}
