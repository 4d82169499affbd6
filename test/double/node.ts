import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Metadata, type Server, ServerCredentials, type ServiceError, status } from '@grpc/grpc-js';
import type { Address } from './address.ts';
import { authorise, type Users } from './admission.ts';
import { type Fault, Faults } from './faults.ts';
import { featuresOf, versionOf } from './features.ts';
import { Front } from './front.ts';
import { gossipOf, type Member, type NodeState } from './gossip.ts';
import type { Hardship } from './hardships.ts';
import type { Log } from './log.ts';
import { OpenCalls } from './open-calls.ts';
import { Pace } from './pace.ts';
import type { Written } from './record.ts';
import { type Served, serverOf } from './services.ts';
import type { Manner, Wish } from './serving.ts';
import { failure, notLeader, notReady } from './status.ts';

const file = (name: string) => readFileSync(new URL(`tls/${name}`, import.meta.url));

/** Path of the certificate that signed the nodes' own: what a client must trust. */
export const CA_FILE = new URL('tls/ca.crt', import.meta.url).pathname;

/** Rule 5.15: how long what is open goes on after SIGTERM, and then until the process is gone. */
const DRAIN_MS = 5000;
const EXIT_MS = 500;

/** How a node is to be. Credentials work only with TLS, since the client sends none without (rule 1.3). */
export interface NodeOptions extends Users {
  readonly manner?: Manner;
  /** The hardships of the real server that this one is to spare its clients. */
  readonly kind?: readonly Hardship[];
  /** How fast time passes: 1 as on the real server, smaller is faster. */
  readonly pace?: number;
  /** How far the clock of the node is ahead of ours. */
  readonly clockMs?: number;
  readonly tls?: boolean;
  readonly maxAppendSize?: number;
  /** The version that the node gives itself; null: it does not know the question, as before 21.10 (rule 8.1). */
  readonly version?: string | null;
  /** False: the node does not know batch appends (rule 9.1). */
  readonly batch?: boolean;
  readonly port?: number;
}

/** What a node asks the cluster that it belongs to. */
export interface Membership {
  readonly members: () => readonly Member[];
  readonly leader: () => DoubleNode | undefined;
}

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
  state: NodeState = 'leader';
  /** Records that a follower does not show yet. */
  lag = 0;
  readonly #membership: Membership;
  readonly #pace: Pace;
  #running: { readonly server: Server; readonly front: Front } | undefined;
  #port: number;
  #thaw: (() => void) | undefined;
  #thawed: Promise<void> = Promise.resolve();

  constructor(log: Log, options: NodeOptions = {}, membership?: Membership) {
    this.log = log;
    this.options = options;
    this.manner = options.manner ?? '23.10';
    this.maxAppendSize = options.maxAppendSize ?? 1_048_576;
    this.#pace = new Pace(options.pace);
    this.#port = options.port ?? 0;
    this.#membership = membership ?? { members: () => [this.member], leader: () => this };
  }

  get address(): Address {
    return { host: this.options.tls === true ? 'localhost' : '127.0.0.1', port: this.#port };
  }

  get member(): Member {
    return { id: this.id, state: this.state, alive: this.running, address: this.address };
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  get visible(): number {
    return Math.max(0, this.log.indexed - (this.state === 'leader' ? 0 : this.lag));
  }

  /** Subscriptions that are open at this node. */
  get subscriptions(): number {
    return this.open.size;
  }

  /** Listens, on the same port as before. */
  async start(): Promise<void> {
    const server = serverOf(this);
    const front = new Front(server.createConnectionInjector(credentialsOf(this.options)));
    this.#port = await front.listen(this.#port);
    this.#running = { server, front };
  }

  /** Ends at once, as a killed process does; its memory of ids is lost. */
  stop(): void {
    const running = this.#running;
    this.#running = undefined;
    this.#pace.clear();
    running?.front.reset();
    this.thaw();
    running?.server.forceShutdown();
    this.open.clear();
    this.log.forgetIds();
  }

  /** Ends as a process does that is told to (rule 5.15); resolves when it has. */
  terminate(): Promise<void> {
    this.#running?.front.close();
    return new Promise((resolve) => {
      this.#pace.after(DRAIN_MS, () => {
        this.calls.endWithoutStatus();
        this.#pace.after(EXIT_MS, () => {
          this.stop();
          resolve();
        });
      });
    });
  }

  async restart(): Promise<void> {
    this.stop();
    await this.start();
    this.log.addEpoch();
    this.log.index();
  }

  /** Reads nothing, answers nothing and sends nothing until it is thawed; connections stay. */
  freeze(): void {
    if (this.#thaw !== undefined) return;
    this.#running?.front.freeze();
    this.#thawed = new Promise((resolve) => {
      this.#thaw = resolve;
    });
  }

  thaw(): void {
    this.#running?.front.thaw();
    this.#thaw?.();
    this.#thaw = undefined;
  }

  thawed(): Promise<void> {
    return this.#thawed;
  }

  /** Ends all subscriptions with an error. */
  dropSubscriptions(error: ServiceError = failure(status.UNAVAILABLE, 'The connection was lost.')): void {
    for (const drop of [...this.open]) drop(error);
  }

  /** Ends all subscriptions cleanly. */
  endSubscriptions(): void {
    for (const drop of [...this.open]) drop(undefined);
  }

  async commit(write: (log: Log) => Written): Promise<Written> {
    const written = write(this.log);
    this.log.index();
    return written;
  }

  async admit({ call, metadata, writes, reads }: Wish): Promise<Fault | undefined> {
    await this.thawed();
    authorise(this.options, metadata, reads, this.log);
    this.#checkState(metadata, writes);
    const fault = this.faults.next(call);
    switch (fault?.kind) {
      case 'hang':
        return new Promise(() => undefined);
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
        return undefined;
      case 'not-leader':
        throw notLeader((this.#membership.leader() ?? this).address);
      case 'not-ready':
        throw notReady();
      case 'break':
        throw failure(status.UNAVAILABLE, 'The connection was lost.');
      default:
        return fault;
    }
  }

  gossip(): unknown {
    return gossipOf(this.#membership.members());
  }

  features(): unknown {
    const { version = versionOf(this.manner), batch = true } = this.options;
    if (version === null) throw failure(status.UNIMPLEMENTED, 'Service is unimplemented.');
    return featuresOf(version, batch);
  }

  // Rules 1.15 and 1.16.
  #checkState(metadata: Metadata, writes: boolean): void {
    if (this.state === 'leader') return;
    if (this.state === 'initializing' || this.state === 'shutting-down') throw notReady();
    if (this.state === 'unknown' || this.state === 'resigning-leader') {
      if (writes) throw notReady();
      return;
    }
    const leader = this.#membership.leader();
    if (metadata.get('requires-leader')[0] !== 'true') {
      if (writes && leader === undefined) throw notReady();
      return;
    }
    throw leader === undefined ? notReady() : notLeader(leader.address);
  }
}

const credentialsOf = ({ tls = false }: NodeOptions): ServerCredentials =>
  tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: file('node.crt'), private_key: file('node.key') }])
    : ServerCredentials.createInsecure();
