import type { ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import { v4 } from 'uuid';
import { Checkpoints } from './checkpoints.ts';
import { drained } from './drained.ts';
import { type Filter, filterOf } from './filter.ts';
import { LIVE_ROOM, LiveQueue } from './live-queue.ts';
import { indexAt, isLater, type Place, placeOf } from './places.ts';
import { isShown, MAX_UNSIGNED, type Recorded } from './record.ts';
import type { Serving } from './serving.ts';
import { timedOut } from './status.ts';
import { checkStart, type Start, startOf } from './subscription-start.ts';
import * as wire from './wire.ts';

type Call = ServerWritableStream<wire.ReadRequest, wire.ReadResponse>;

/** Matches in one page of catching up (rule 5.7). */
const PAGE = 32;

/** One subscription to `$all` as section 5 of the rules says. */
class AllSubscription {
  readonly #call: Call;
  readonly #node: Serving;
  readonly #filter: Filter;
  readonly #start: Start;
  readonly #checkpoints: Checkpoints;
  readonly #old: boolean;
  /** Index of the next record to look at. */
  #index: number;
  #live: LiveQueue | undefined;
  #slow = false;
  #ended = false;

  constructor(call: Call, options: wire.ReadOptions, node: Serving) {
    this.#call = call;
    this.#node = node;
    this.#old = node.manner === '23.10';
    this.#filter = filterOf(options, node.log.hardships);
    this.#start = startOf(options, node);
    this.#index = this.#start.index;
    this.#checkpoints = new Checkpoints(this.#filter.interval, this.#start.reached);
  }

  /** Runs until it is ended, its reader leaves, or it fails. */
  async run(): Promise<void> {
    const stop = this.#node.onDelivered((record) => this.#live?.push(record));
    const leave = () => this.end();
    this.#call.once('cancelled', leave).once('close', leave);
    try {
      if (!this.#old) await this.#say(wire.confirmation(v4()));
      checkStart(this.#start, this.#node);
      if (this.#old) await this.#say(wire.confirmation(v4()));
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
    this.#live?.wake();
  }

  // Rules 5.3 and 5.7 to 5.9.
  async #catchUp(): Promise<void> {
    while (!this.#ended && this.#index < this.#node.visible) await this.#page();
    if (this.#ended) return;
    // From here on nothing is awaited until live records are queued: none can slip between.
    this.#live = this.#queue();
    if (!this.#old && this.#filter.filtered) await this.#finalCheckpoint();
    if (!this.#old) this.#checkpoints.restart();
    await this.#say(wire.caughtUp());
  }

  #queue(): LiveQueue {
    const { log, bursts } = this.#node;
    const matches = (record: Recorded) => isShown(record) && this.#filter.matches(record);
    // Rule 8.2: every third burst that is too large for the buffers sends a fast reader away (11 of 34 were seen).
    const tolerates = () => {
      if (!this.#old || this.#slow) return false;
      bursts.count += 1;
      return bursts.count % 3 !== 1 || !log.hardships.has('8.2');
    };
    return new LiveQueue({ room: LIVE_ROOM[this.#old ? '23.10' : '24'], matches, tolerates });
  }

  async #page(): Promise<void> {
    const { records } = this.#node.log;
    const first = placeOf(records[this.#index] as Recorded);
    let [considered, matched] = [0, 0];
    let last: Recorded | undefined;
    while (this.#index < this.#node.visible && considered < this.#filter.window && matched < PAGE) {
      const record = records[this.#index] as Recorded;
      this.#index += 1;
      considered += 1;
      if (!isShown(record) || !this.#filter.matches(record)) continue;
      matched += 1;
      last = record;
      await this.#tell(record);
      if (this.#ended) return;
    }
    const begin = { commit: first.commit, prepare: 0 };
    if (this.#checkpoints.considered(considered))
      await this.#checkpoint(last === undefined ? begin : placeOf(last));
    else if (this.#node.manner === '24.10.5' && isLater(begin, this.#checkpoints.reached))
      this.#checkpoints.reached = begin;
  }

  async #finalCheckpoint(): Promise<void> {
    const { reached } = this.#checkpoints;
    if (reached !== undefined) return this.#checkpoint(reached);
    if (this.#node.manner === '24.10.5') return this.#checkpoint({ commit: 0, prepare: 0 });
    // Rule 5.8: 24.2 to 24.10.4 say the end of all numbers here, and never another checkpoint after it.
    await this.#say(wire.checkpoint(MAX_UNSIGNED, MAX_UNSIGNED));
    this.#checkpoints.stick();
  }

  // Rules 5.5, 5.10 and 8.2.
  async #followLive(): Promise<void> {
    const live = this.#live as LiveQueue;
    while (!this.#ended && !(this.#old && live.overflowed)) {
      const record = await live.next(() => this.#ended);
      if (record === undefined) break;
      await this.#liveRecord(record);
    }
    this.#live = undefined;
    if (this.#ended) return;
    if (this.#old)
      throw timedOut('Consumer too slow to handle event while live. Client resubscription required.');
    const { reached } = this.#checkpoints;
    if (reached !== undefined && this.#filter.filtered) await this.#checkpoint(reached);
  }

  async #liveRecord(record: Recorded): Promise<void> {
    const next = indexAt(this.#node.log, placeOf(record)) + 1;
    // What has been read while catching up comes once more where it is told late.
    if (next <= this.#index) return;
    this.#index = next;
    if (isShown(record) && this.#filter.matches(record)) await this.#tell(record);
    if (this.#checkpoints.considered(1)) await this.#checkpoint(placeOf(record));
  }

  async #tell(record: Recorded): Promise<void> {
    const at = placeOf(record);
    // Rule 5.4: after a position beyond the end, 24 passes over what comes up to it.
    if (this.#start.reached !== undefined && !isLater(at, this.#start.reached)) return;
    this.#checkpoints.reached = at;
    await this.#say(wire.eventMessage(record));
  }

  async #checkpoint(at: Place): Promise<void> {
    if (this.#checkpoints.tells(at)) await this.#say(wire.checkpoint(String(at.commit), String(at.prepare)));
  }

  async #say(message: wire.ReadResponse): Promise<void> {
    await this.#node.thawed();
    if (this.#ended || this.#call.cancelled || this.#call.destroyed) return this.end();
    if (this.#call.write(message)) return undefined;
    this.#slow = true;
    await drained(this.#call);
    this.#slow = false;
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
