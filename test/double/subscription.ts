import { type ServerWritableStream, type ServiceError, status } from '@grpc/grpc-js';
import { v4 } from 'uuid';
import { drained } from './drained.ts';
import { type Filter, filterOf } from './filter.ts';
import { MAX_UNSIGNED, type Recorded } from './record.ts';
import type { Serving } from './serving.ts';
import { failure, timedOut, unknown } from './status.ts';
import * as wire from './wire.ts';

type Call = ServerWritableStream<wire.ReadRequest, wire.ReadResponse>;

/** Matches in one page of catching up, and live records that may wait (rules 5.5, 5.7 and 8.2). */
const PAGE = 32;

interface Place {
  readonly commit: number;
  readonly prepare: number;
}

const laterThan = (a: Place, b: Place | undefined): boolean =>
  b === undefined || a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare);

const placeOf = ({ position }: Recorded): Place => ({ commit: position, prepare: position });

/** One subscription to `$all` as section 5 of the rules says. */
export class AllSubscription {
  readonly #call: Call;
  readonly #node: Serving;
  readonly #filter: Filter;
  /** The last event sent, or where it began; what lies before is passed over. */
  #reached: Place | undefined;
  /** The last checkpoint told. */
  #told: Place | undefined;
  /** Rule 5.8: no checkpoint comes any more. */
  #stuck = false;
  /** Index of the next record to look at while catching up. */
  #index: number;
  #sinceCheckpoint = 0;
  #queue: Recorded[] = [];
  #live = false;
  #overflowed = false;
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(call: Call, options: wire.ReadOptions, node: Serving) {
    this.#call = call;
    this.#node = node;
    this.#filter = filterOf(options);
    const all = options.getAll();
    const from = all?.getPosition();
    if (from !== undefined) {
      const place = { commit: Number(from.getCommitPosition()), prepare: Number(from.getPreparePosition()) };
      this.#reached = place;
      this.#index = node.log.indexAt(place.commit, place.prepare);
      // Rule 5.2: exclusive.
      if (node.log.records[this.#index]?.position === place.commit && place.prepare === place.commit)
        this.#index += 1;
    } else this.#index = all?.hasEnd() ? node.visible : 0;
  }

  /** Runs until it is ended, its reader leaves, or it fails. */
  async run(): Promise<void> {
    const stop = this.#node.log.onCommitted((record) => this.#committed(record));
    const leave = () => this.end();
    this.#call.once('cancelled', leave).once('close', leave);
    try {
      if (this.#node.manner !== '23.10') await this.#say(wire.confirmation(v4()));
      this.#checkPlace();
      if (this.#node.manner === '23.10') await this.#say(wire.confirmation(v4()));
      while (!this.#ended) {
        await this.#catchUp();
        await this.#followLive();
      }
    } finally {
      stop();
    }
  }

  /** Ends it cleanly: the client sees the end of the stream (rule 9.29). */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  // Rule 5.11.
  #checkPlace(): void {
    if (this.#reached === undefined || this.#node.log.isBoundary(this.#reached.commit)) return;
    if (this.#node.manner === '23.10') throw unknown('Exception was thrown by handler.');
    throw failure(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');
  }

  #committed(record: Recorded): void {
    if (!this.#live || this.#overflowed) return;
    this.#queue.push(record);
    if (this.#queue.length > PAGE) this.#overflowed = true;
    this.#wake();
  }

  // Rules 5.3 and 5.7 to 5.9.
  async #catchUp(): Promise<void> {
    while (!this.#ended && this.#index < this.#node.visible) await this.#page();
    if (this.#ended) return;
    // From here on nothing is awaited until live records are queued: none can slip between.
    this.#live = true;
    this.#overflowed = false;
    this.#queue = [];
    if (this.#node.manner !== '23.10' && this.#filter.filtered) await this.#finalCheckpoint();
    if (this.#node.manner !== '23.10') this.#sinceCheckpoint = 0;
    await this.#say(wire.caughtUp());
  }

  async #page(): Promise<void> {
    const { records } = this.#node.log;
    const start = records[this.#index] as Recorded;
    let [considered, matched] = [0, 0];
    let last: Recorded | undefined;
    while (this.#index < this.#node.visible && considered < this.#filter.window && matched < PAGE) {
      const record = records[this.#index] as Recorded;
      this.#index += 1;
      considered += 1;
      if (!this.#filter.matches(record)) continue;
      matched += 1;
      last = record;
      await this.#tell(record);
      if (this.#ended) return;
    }
    this.#sinceCheckpoint += considered;
    const pageStart = { commit: start.position, prepare: 0 };
    const due = this.#sinceCheckpoint >= this.#filter.interval;
    if (due) {
      this.#sinceCheckpoint = 0;
      await this.#checkpoint(last === undefined ? pageStart : placeOf(last));
    } else if (this.#node.manner === '24.10.5' && laterThan(pageStart, this.#reached))
      this.#reached = pageStart;
  }

  async #finalCheckpoint(): Promise<void> {
    if (this.#reached !== undefined) return this.#checkpoint(this.#reached);
    if (this.#node.manner === '24.10.5') return this.#checkpoint({ commit: 0, prepare: 0 });
    // Rule 5.8: 24.2 to 24.10.4 say the end of all numbers here, and never another checkpoint after it.
    await this.#say(wire.checkpoint(MAX_UNSIGNED, MAX_UNSIGNED));
    this.#stuck = true;
  }

  // Rules 5.5, 5.10 and 8.2.
  async #followLive(): Promise<void> {
    while (!this.#ended) {
      const record = this.#queue.shift();
      if (record !== undefined) {
        await this.#liveRecord(record);
        continue;
      }
      if (this.#overflowed) break;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (this.#queue.length > 0 || this.#ended) resolve();
      });
    }
    this.#live = false;
    if (this.#ended) return;
    if (this.#node.manner === '23.10')
      throw timedOut('Consumer too slow to handle event while live. Client resubscription required.');
    if (this.#reached !== undefined && this.#filter.filtered) await this.#checkpoint(this.#reached);
  }

  async #liveRecord(record: Recorded): Promise<void> {
    this.#index = this.#node.log.indexAt(record.position, record.position) + 1;
    this.#sinceCheckpoint += 1;
    if (this.#filter.matches(record)) await this.#tell(record);
    if (this.#sinceCheckpoint < this.#filter.interval) return;
    this.#sinceCheckpoint = 0;
    await this.#checkpoint(placeOf(record));
  }

  async #tell(record: Recorded): Promise<void> {
    // Rule 5.4: after a position beyond the end, what comes up to it is passed over.
    if (!laterThan(placeOf(record), this.#reached)) return;
    this.#reached = placeOf(record);
    await this.#say(wire.eventMessage(record));
  }

  // Checkpoints only grow; one at the place of the event just sent is sent, too (rule 5.10).
  async #checkpoint(at: Place): Promise<void> {
    if (this.#stuck || !laterThan(at, this.#told)) return;
    this.#told = at;
    if (laterThan(at, this.#reached)) this.#reached = at;
    await this.#say(wire.checkpoint(String(at.commit), String(at.prepare)));
  }

  async #say(message: wire.ReadResponse): Promise<void> {
    await this.#node.thawed();
    if (this.#ended || this.#call.cancelled || this.#call.destroyed) return this.end();
    if (this.#call.write(message)) return undefined;
    await drained(this.#call);
    return undefined;
  }
}

/** Runs a subscription on `call`, and says how it ended. */
export const subscribeAll = async (
  call: Call,
  options: wire.ReadOptions,
  node: Serving,
  open: Set<(error: ServiceError | undefined) => void>,
): Promise<void> => {
  const subscription = new AllSubscription(call, options, node);
  const drop = (error: ServiceError | undefined) => {
    subscription.end();
    if (error === undefined) call.end();
    else call.emit('error', error);
  };
  open.add(drop);
  try {
    await subscription.run();
  } finally {
    open.delete(drop);
  }
};
