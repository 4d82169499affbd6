import { Bell } from './bell.ts';
import { Elections } from './elections.ts';
import { GossipViews } from './gossip-view.ts';
import { hardships } from './hardships.ts';
import { Links } from './links.ts';
import { Log } from './log.ts';
import { DoubleNode, type Membership } from './node.ts';
import type { NodeOptions } from './node-options.ts';
import { Pace } from './pace.ts';
import { CA_FILE } from './process.ts';
import { commonLength } from './replication.ts';
import { AWAKE, type Cause, type Luck, luckOf, START } from './times.ts';

/** How a double is to be. */
export interface DoubleOptions extends NodeOptions {
  readonly nodes?: 1 | 3;
  /** The log of the first node; its own where absent. */
  readonly log?: Log;
  /** Ms of the real server from one node to another. */
  readonly latency?: number;
  /** Starts a node again that has ended itself, as a service manager does (rule 11.4). */
  readonly supervised?: boolean;
}

/** A server, or a cluster of three, each node with its own log: what the tests speak with instead of a real one. */
export class Double {
  readonly nodes: readonly DoubleNode[];
  /** How fast time passes here. */
  readonly pace: Pace;
  /** Ms of the real server from one node to another. May change; what is on its way keeps its time. */
  latency: number;
  readonly #options: DoubleOptions;
  readonly #luck: Luck;
  readonly #bell = new Bell();
  readonly #links = new Links<DoubleNode>();
  readonly #elections: Elections;
  readonly #reviving = new Map<DoubleNode, Promise<void>>();
  #over = false;

  constructor(options: DoubleOptions = {}) {
    const { nodes: count = 1, kind, latency = 0, supervised = false } = options;
    this.#options = options;
    this.latency = latency;
    this.pace = new Pace(options.pace);
    this.#luck = options.luck ?? luckOf(options.seed ?? 1);
    const views = new GossipViews(() => this.nodes, this.pace, this.#luck, hardships(kind).has('1.6'));
    const majority = Math.floor(count / 2) + 1;
    const [pace, luck, bell, links] = [this.pace, this.#luck, this.#bell, this.#links];
    const membership: Membership = {
      ...{ pace, luck, bell, majority },
      members: (of) => views.seenBy(of),
      changes: (node) => views.changes(node),
    };
    const first = this.#node(0, membership, options.log);
    const others = Array.from({ length: count - 1 }, (_, index) =>
      this.#node(index + 1, membership, undefined, first.log),
    );
    this.nodes = [first, ...others];
    const onEnded = (node: DoubleNode) => {
      if (supervised) void this.revive(node);
    };
    this.#elections = new Elections({
      ...{ nodes: this.nodes, views, links, pace, luck, bell, majority, onEnded },
      latency: () => this.latency,
    });
  }

  /** The node that takes appends; undefined while there is none. */
  get leader(): DoubleNode | undefined {
    return this.#elections.leader;
  }

  get first(): DoubleNode {
    return this.nodes[0] as DoubleNode;
  }

  /** The log of the leader; where there is none, the longest. */
  get log(): Log {
    const longest = this.nodes.toSorted((one, other) => other.log.records.length - one.log.records.length)[0];
    return (this.leader ?? longest ?? this.first).log;
  }

  /** Whether all nodes run, one leads and knows it, and the others follow it. */
  get isWhole(): boolean {
    const { leader } = this;
    return this.nodes.every(
      (node) =>
        node.running &&
        !node.frozen &&
        (node === leader || (leader !== undefined && node.state === 'follower' && node.follows === leader)),
    );
  }

  /** Whether nothing is going on: it is whole, and all have and show the same. */
  get atRest(): boolean {
    const { length } = this.log.records;
    const isEqual = ({ log, visible }: DoubleNode) => log.records.length === length && visible === length;
    return this.isWhole && this.nodes.every(isEqual);
  }

  /** What a client is to connect to. */
  get url(): string {
    const { tls = false, credentials } = this.#options;
    const hosts = this.nodes.map(({ address }) => `${address.host}:${address.port}`).join(',');
    const user = credentials === undefined ? '' : `${credentials}@`;
    const secure = tls ? `tls=true&tlsCAFile=${encodeURIComponent(CA_FILE)}` : 'tls=false';
    return `esdb://${user}${hosts}?${secure}&discoveryInterval=20`;
  }

  async start(): Promise<this> {
    for (const node of this.nodes) {
      node.state = node === this.first ? 'leader' : 'follower';
      await node.start();
    }
    this.first.follows = this.first;
    for (const node of this.nodes) this.#elections.join(node);
    return this;
  }

  stop(): void {
    this.#over = true;
    this.#elections.abandon();
    this.pace.end();
    for (const node of this.nodes) node.stop();
  }

  /**
   * By hand: a follower leads at once, with all that the leader has; the memory of ids is gone (rule 3.8). Throws where nobody leads:
   * then nobody knows what there is.
   */
  elect(node: DoubleNode): void {
    const { leader } = this;
    if (leader === undefined) throw new Error('nobody leads');
    node.log.truncate(commonLength(node, leader));
    for (const record of leader.log.records.slice(node.log.records.length)) node.log.take(record);
    if (leader !== node) leader.state = 'follower';
    this.#elections.crown(node);
  }

  /** Kills a node (SIGKILL). What follows from it takes its time. */
  kill(node: DoubleNode): void {
    const led = this.leader === node;
    node.stop();
    this.#without(node, led, 'killed');
  }

  /** Ends a node as a service manager does (SIGTERM); resolves when it is gone. */
  async terminate(node: DoubleNode): Promise<void> {
    const led = this.leader === node;
    const how = node.calls.any ? 'drained' : 'terminated';
    await node.terminate();
    this.#without(node, led, how);
  }

  /** Starts a node again; resolves when it listens. It follows whoever leads, as soon as it can. Its supervisor may do so as well. */
  revive(node: DoubleNode): Promise<void> {
    const underway = this.#reviving.get(node) ?? this.#revive(node);
    this.#reviving.set(node, underway);
    return underway.finally(() => this.#reviving.delete(node));
  }

  async #revive(node: DoubleNode): Promise<void> {
    await this.pace.pause(this.#luck.within(START));
    if (node.running) return;
    node.state = 'initializing';
    node.follows = undefined;
    await this.#begin(node);
    if (this.nodes.length === 1) this.#elections.crown(node);
    else this.#returned(node);
  }

  /** By hand: a node that nobody follows ends and comes back at once; where others lead by then, it looks for them. */
  async restart(node: DoubleNode): Promise<void> {
    await node.restart();
    if (this.#over) node.stop();
    this.#returned(node);
  }

  freeze(node: DoubleNode): void {
    const led = this.leader === node;
    node.freeze();
    this.#without(node, led, 'frozen');
  }

  /** A node wakes up. One that led believes for a while that it still does (rule 11.2b). */
  thaw(node: DoubleNode): void {
    const replaced = node.state === 'leader' && (this.leader !== node || this.#elections.deposed === node);
    node.thaw();
    const awakeMs = replaced && node.suffers('11.2b') ? this.#luck.within(AWAKE) : 0;
    this.pace.after(awakeMs, () => this.#returned(node));
  }

  /** The leader gives up leading, as it is told to. */
  resign(): void {
    const { leader } = this;
    if (leader === undefined) return;
    leader.become('resigning-leader');
    this.#elections.begin('resigned', leader);
  }

  /** Cuts a node off from the others; clients reach it still. */
  cutOff(node: DoubleNode): void {
    const led = this.leader === node;
    this.#links.cut(node, this.#others(node), ['gossip', 'replication']);
    this.#without(node, led, 'partitioned');
  }

  /** Cuts what the leader sends to the others, while they hear of each other all the time (rule 11.3c). */
  cutReplication(): void {
    const { leader } = this;
    if (leader === undefined) return;
    this.#links.cut(leader, this.#others(leader), ['replication']);
    if (!leader.suffers('11.3c')) this.#elections.begin('partitioned', leader);
  }

  /** All lines between the nodes are whole again. */
  mend(): void {
    this.#links.mend();
    this.#bell.ring();
    for (const node of this.nodes) this.#returned(node);
  }

  #node(index: number, membership: Membership, log?: Log, from?: Log): DoubleNode {
    const { kind, tls = false, clockMs = 0, port } = this.#options;
    const now = () => Date.now() + clockMs;
    const own = log ?? new Log({ hardships: hardships(kind), secure: tls, now, from });
    return new DoubleNode(own, { ...this.#options, ...(port ? { port: port + index } : {}) }, membership);
  }

  /** The double may be ended while a node begins: then nothing of it stays. */
  async #begin(node: DoubleNode): Promise<void> {
    await node.start();
    if (this.#over) node.stop();
  }

  #others(node: DoubleNode): DoubleNode[] {
    return this.nodes.filter((one) => one !== node);
  }

  /** A node is gone, or cannot be heard: whoever is left elects another, or finds that they are too few. */
  #without(node: DoubleNode, led: boolean, how: Exclude<Cause, 'resigned' | 'returned'>): void {
    const { leader } = this;
    const { able } = this.#elections;
    if (led || leader === undefined) this.#elections.begin(how, node);
    else if (able.includes(leader)) return;
    else if (able.length > 0) this.#elections.begin(how, leader);
    else this.#elections.alone(leader, how === 'frozen' || how === 'partitioned' ? how : 'killed');
  }

  /** A leader is there again before others have elected another: they hear of it, and go on following. */
  #resumes(leader: DoubleNode): void {
    this.#elections.abandon();
    for (const node of this.#elections.able)
      if (node !== leader && node.follows !== leader) this.#elections.rejoin(node);
  }

  /** A node is there again. */
  #returned(node: DoubleNode): void {
    const { leader } = this;
    const { able, deposed } = this.#elections;
    if (!node.running || node.frozen) return;
    // Whoever the others have given up waits for what they decide.
    if (deposed === node) this.#elections.demote(node);
    else if (leader === undefined || (!able.includes(leader) && able.length > 0))
      this.#elections.begin('returned');
    else if (leader === node) this.#resumes(node);
    else if (node.follows !== leader) this.#elections.rejoin(node);
  }
}

/** A double that runs. */
export const startDouble = (options: DoubleOptions = {}): Promise<Double> => new Double(options).start();
