import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  type handleUnaryCall,
  type Metadata,
  Server,
  ServerCredentials,
  type ServerWritableStream,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import type { Address } from './address.ts';
import { append } from './append.ts';
import { batchAppend } from './batch.ts';
import { remove } from './delete.ts';
import { type Call, type Fault, Faults } from './faults.ts';
import { featuresOf, versionOf } from './features.ts';
import { gossipOf, type Member, type NodeState } from './gossip.ts';
import type { Log } from './log.ts';
import { readOnce } from './reads.ts';
import type { Manner, Serving } from './serving.ts';
import { failure, notLeader, notReady, unauthenticated, unknown } from './status.ts';
import { subscribeAll } from './subscription.ts';
import type { ReadRequest, ReadResponse } from './wire.ts';

const file = (name: string) => readFileSync(new URL(`tls/${name}`, import.meta.url));

/** Path of the certificate that signed the nodes' own: what a client must trust. */
export const CA_FILE = new URL('tls/ca.crt', import.meta.url).pathname;

/** How a node is to be. */
export interface NodeOptions {
  readonly manner?: Manner;
  readonly tls?: boolean;
  /** `user:password` that every call must bring; only with TLS, since the client sends none without (rule 1.3). */
  readonly credentials?: string;
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
export class DoubleNode implements Serving {
  readonly id = randomUUID();
  readonly faults = new Faults();
  readonly log: Log;
  readonly manner: Manner;
  readonly maxAppendSize: number;
  readonly options: NodeOptions;
  state: NodeState = 'leader';
  /** Records that a follower does not show yet. */
  lag = 0;
  readonly #membership: Membership;
  readonly #open = new Set<(error: ServiceError | undefined) => void>();
  #server: Server | undefined;
  #port: number;
  #thaw: (() => void) | undefined;
  #thawed: Promise<void> = Promise.resolve();

  constructor(log: Log, options: NodeOptions = {}, membership?: Membership) {
    this.log = log;
    this.options = options;
    this.manner = options.manner ?? '24.10.5';
    this.maxAppendSize = options.maxAppendSize ?? 1_048_576;
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
    return this.#server !== undefined;
  }

  get visible(): number {
    return Math.max(0, this.log.records.length - (this.state === 'leader' ? 0 : this.lag));
  }

  /** Subscriptions that are open at this node. */
  get subscriptions(): number {
    return this.#open.size;
  }

  /** Listens, on the same port as before. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    server.addService(streamsService.StreamsService as never, {
      read: (call: ServerWritableStream<ReadRequest, ReadResponse>) => this.#read(call),
      append: append(this) as never,
      batchAppend: batchAppend(this) as never,
      delete: remove(this, 'softDelete') as never,
      tombstone: remove(this, 'tombstone') as never,
    });
    server.addService(gossipService.GossipService as never, {
      read: this.#unary('gossip', () => gossipOf(this.#membership.members())),
    });
    server.addService(featuresService.ServerFeaturesService as never, {
      getSupportedMethods: this.#unary('features', () => this.#features()),
    });
    this.#port = await bound(server, this.#port, this.options.tls === true);
    this.#server = server;
  }

  /** Ends at once, as a killed process does; its memory of ids is lost. */
  stop(): void {
    this.thaw();
    this.#server?.forceShutdown();
    this.#server = undefined;
    this.#open.clear();
    this.log.forgetIds();
  }

  async restart(): Promise<void> {
    this.stop();
    await this.start();
  }

  /** Answers nothing and sends nothing until it is thawed; connections stay. */
  freeze(): void {
    if (this.#thaw !== undefined) return;
    this.#thawed = new Promise((resolve) => {
      this.#thaw = resolve;
    });
  }

  thaw(): void {
    this.#thaw?.();
    this.#thaw = undefined;
  }

  thawed(): Promise<void> {
    return this.#thawed;
  }

  /** Ends all subscriptions with an error. */
  dropSubscriptions(error: ServiceError = failure(status.UNAVAILABLE, 'The connection was lost.')): void {
    for (const drop of [...this.#open]) drop(error);
  }

  /** Ends all subscriptions cleanly. */
  endSubscriptions(): void {
    for (const drop of [...this.#open]) drop(undefined);
  }

  async admit(call: Call, metadata: Metadata, writes: boolean): Promise<Fault | undefined> {
    await this.thawed();
    this.#authenticate(metadata);
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

  #authenticate(metadata: Metadata): void {
    const { credentials } = this.options;
    if (credentials === undefined) return;
    const expected = `Basic ${Buffer.from(credentials).toString('base64')}`;
    if (metadata.get('authorization')[0] !== expected) throw unauthenticated();
  }

  #features() {
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

  #read(call: ServerWritableStream<ReadRequest, ReadResponse>): void {
    call.on('error', () => undefined);
    const work = async () => {
      const options = call.request.getOptions();
      if (options === undefined) throw unknown('Exception was thrown by handler.');
      if (!options.hasSubscription()) return readOnce(call, options, this);
      if (!options.hasAll()) throw failure(status.UNIMPLEMENTED, 'The double only subscribes to $all.');
      await this.admit('subscribe', call.metadata, false);
      return subscribeAll(call, options, this, this.#open);
    };
    work().catch((error: Error) => call.emit('error', error));
  }

  #unary<Response>(call: Call, make: () => Response): handleUnaryCall<unknown, Response> {
    return (_call, answer) => {
      const work = async () => {
        await this.thawed();
        const fault = this.faults.next(call);
        if (fault?.kind === 'hang') return;
        if (fault?.kind === 'not-ready' || fault?.kind === 'break') throw notReady();
        answer(null, make());
      };
      work().catch((error: Error) => answer(error));
    };
  }
}

const bound = (server: Server, port: number, tls: boolean): Promise<number> => {
  const credentials = tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: file('node.crt'), private_key: file('node.key') }])
    : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, used) =>
      error ? reject(error) : resolve(used),
    );
  });
};
