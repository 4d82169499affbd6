import { randomUUID } from 'node:crypto';
import { type ServiceError, status } from '@grpc/grpc-js';
import type { Address } from './address.ts';
import { authorise } from './admission.ts';
import type { Bell } from './bell.ts';
import { Deliveries } from './deliveries.ts';
import { type Fault, Faults, suffer } from './faults.ts';
import { featuresOf, versionOf } from './features.ts';
import { gossipOf, type Member, type NodeState } from './gossip.ts';
import type { Hardship } from './hardships.ts';
import type { Log } from './log.ts';
import type { NodeOptions } from './node-options.ts';
import { OpenCalls } from './open-calls.ts';
import type { Pace } from './pace.ts';
import { Process } from './process.ts';
import type { Recorded, Written } from './record.ts';
import { type Served, serverOf } from './services.ts';
import type { Manner, Wish } from './serving.ts';
import { checkState } from './states.ts';
import { failure } from './status.ts';
import { DELIVERY, DRAIN_MS, EXIT_MS, LOAD, type Luck } from './times.ts';
import { Writing } from './writing.ts';

/** What a node asks the cluster that it belongs to. */
export interface Membership {
  readonly pace: Pace;
  readonly luck: Luck;
  /** How many nodes are a majority. */
  readonly majority: number;
  /** Rings when anything has changed that others may wait for. */
  readonly bell: Bell;
  /** The nodes as this one knows them. */
  members(of: DoubleNode): readonly Member[];
  /** Called before the state of a node changes. */
  changes(node: DoubleNode): void;
}

/** States in which writes that are under way are done. */
const LEADING: ReadonlySet<NodeState> = new Set(['leader', 'resigning-leader']);

/** One server of the double. */
export class DoubleNode implements Served {
  readonly id = randomUUID();
  readonly faults = new Faults();
  readonly calls = new OpenCalls();
  readonly open = new Set<(error: ServiceError | undefined) => void>();
  readonly bursts = { count: 0 };
  readonly log: Log;
  readonly manner: Manner;
  readonly maxAppendSize: number;
  readonly options: NodeOptions;
  readonly writing: Writing;
  /** Set by hand, everybody knows of it at once. */
  state: NodeState = 'leader';
  /** The leader that it believes in, and whose log it takes over. */
  follows: DoubleNode | undefined;
  /** Which leader's records it has taken last; the first one has 0. */
  epoch = 0;
  readonly #membership: Membership;
  readonly #process: Process;
  readonly #deliveries: Deliveries;
  #thaw: (() => void) | undefined;
  #thawed: Promise<void> = Promise.resolve();

  constructor(log: Log, options: NodeOptions, membership: Membership) {
    const { pace, luck, majority } = membership;
    this.log = log;
    this.options = options;
    this.manner = options.manner ?? '23.10';
    this.maxAppendSize = options.maxAppendSize ?? 1_048_576;
    this.#membership = membership;
    this.#process = new Process(options.port ?? 0, {
      tls: options.tls === true,
      harsh: this.suffers('5.15'),
    });
    const [leads, thawed] = [() => this.running && LEADING.has(this.state), () => this.thawed()];
    this.writing = new Writing({ log, pace, luck, majority, leads, thawed });
    this.#deliveries = new Deliveries(log, pace, () => this.#deliveryMs());
    log.onCommitted(() => membership.bell.ring());
  }

  suffers(hardship: Hardship): boolean {
    return this.log.hardships.has(hardship);
  }

  get address(): Address {
    return { host: this.options.tls === true ? 'localhost' : '127.0.0.1', port: this.#process.port };
  }

  get member(): Member {
    return { id: this.id, state: this.state, alive: this.running, address: this.address };
  }

  get running(): boolean {
    return this.#process.running;
  }

  get frozen(): boolean {
    return this.#thaw !== undefined;
  }

  /** Records that this node shows. */
  get visible(): number {
    return this.log.indexed;
  }

  /** Subscriptions that are open at this node. */
  get subscriptions(): number {
    return this.open.size;
  }

  /** Listens, on the same port as before, and shows what its disk holds (rule 11.4). */
  async start(): Promise<void> {
    this.log.index();
    await this.#process.start(serverOf(this));
  }

  /** Ends at once, as a killed process does; its memory of ids is lost. */
  stop(): void {
    this.#process.kill(this.calls);
    this.thaw();
    this.writing.reset();
    this.#deliveries.clear();
    this.open.clear();
    this.log.forgetIds();
    this.#membership.bell.ring();
  }

  /** Ends as a process does that is told to (rule 5.15); resolves when it has. */
  async terminate(): Promise<void> {
    const { pace } = this.#membership;
    this.#process.close();
    if (this.suffers('5.15')) {
      if (this.calls.any) await pace.pause(DRAIN_MS);
      this.calls.endWithoutStatus();
      await pace.pause(EXIT_MS);
    }
    this.stop();
  }

  /** By hand: ends and comes back at once, as what it was; not for a leader that others follow, who would come back as none. */
  async restart(): Promise<void> {
    this.stop();
    // Rule 10.12: only who leads writes anything by itself.
    if (this.state === 'leader') this.log.addEpoch();
    await this.start();
  }

  /** Reads nothing, answers nothing and sends nothing until it is thawed; connections stay. */
  freeze(): void {
    if (this.frozen) return;
    this.#process.freeze();
    this.#thawed = new Promise((resolve) => {
      this.#thaw = resolve;
    });
  }

  thaw(): void {
    this.#process.thaw();
    this.#thaw?.();
    this.#thaw = undefined;
    this.#membership.bell.ring();
  }

  thawed(): Promise<void> {
    return this.#thawed;
  }

  /** Changes its state; the others hear of it in their time. */
  become(state: NodeState): void {
    if (state !== this.state) this.#membership.changes(this);
    this.state = state;
    if (!LEADING.has(state)) this.writing.reset();
    this.#membership.bell.ring();
  }

  /** Leads from now on: shows what its log holds, and knows no ids of others (rule 3.8). */
  lead(epoch: number): void {
    this.epoch = epoch;
    this.become('leader');
    this.follows = this;
    this.writing.reset();
    this.log.forgetIds();
    this.log.addEpoch();
    this.log.index();
  }

  /** Ends all subscriptions with an error. */
  dropSubscriptions(error: ServiceError = failure(status.UNAVAILABLE, 'The connection was lost.')): void {
    for (const drop of [...this.open]) drop(error);
  }

  /** Ends all subscriptions cleanly. */
  endSubscriptions(): void {
    for (const drop of [...this.open]) drop(undefined);
  }

  onDelivered(listener: (record: Recorded) => void): () => void {
    return this.#deliveries.on(listener);
  }

  commit(write: (log: Log) => Written): Promise<Written> {
    // Rule 1.15: what a follower is given it hands to the leader.
    const leader = this.state === 'leader' ? this : (this.#leaderSeen ?? this);
    const result = leader.writing.commit(write);
    this.#membership.bell.ring();
    return result;
  }

  async admit({ call, metadata, writes, reads }: Wish): Promise<Fault | undefined> {
    await this.thawed();
    authorise(this.options, metadata, reads, this.log);
    const leaderSeen = this.#leaderSeen?.address;
    checkState({ state: this.state, leaderSeen, rash: this.suffers('11.2a') }, metadata, writes);
    return suffer(this.faults.next(call), leaderSeen ?? this.address);
  }

  gossip(): unknown {
    return gossipOf(this.#membership.members(this));
  }

  features(): unknown {
    const { version = versionOf(this.manner), batch = true } = this.options;
    if (version === null) throw failure(status.UNIMPLEMENTED, 'Service is unimplemented.');
    return featuresOf(version, batch);
  }

  // One that is gone is believed in until it is noticed; one that says itself that it leads no more is not.
  get #leaderSeen(): DoubleNode | undefined {
    const { follows } = this;
    return follows?.running === true && follows.state !== 'leader' ? undefined : follows;
  }

  #deliveryMs(): number {
    if (!this.suffers('11.7b')) return 0;
    return this.writing.disk.together >= LOAD ? this.#membership.luck.within(DELIVERY) : 1;
  }
}
