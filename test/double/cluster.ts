import { hardships } from './hardships.ts';
import { Log } from './log.ts';
import { CA_FILE, DoubleNode, type NodeOptions } from './node.ts';

/** How a double is to be. */
export interface DoubleOptions extends NodeOptions {
  readonly nodes?: 1 | 3;
  /** The log to serve; its own where absent. */
  readonly log?: Log;
}

/** A server, or a cluster of three over one log: what the tests speak with instead of a real one. */
export class Double {
  readonly log: Log;
  readonly nodes: readonly DoubleNode[];
  readonly #options: DoubleOptions;

  constructor(options: DoubleOptions = {}) {
    this.#options = options;
    const { kind, tls = false, clockMs = 0 } = options;
    this.log =
      options.log ?? new Log({ hardships: hardships(kind), secure: tls, now: () => Date.now() + clockMs });
    const membership = { members: () => this.nodes.map(({ member }) => member), leader: () => this.leader };
    this.nodes = Array.from({ length: options.nodes ?? 1 }, (_, index) => {
      const port = options.port ? { port: options.port + index } : {};
      return new DoubleNode(this.log, { ...options, ...port }, membership);
    });
  }

  /** The node that takes appends; undefined while there is none. */
  get leader(): DoubleNode | undefined {
    return this.nodes.find(({ state, running }) => state === 'leader' && running);
  }

  get first(): DoubleNode {
    return this.nodes[0] as DoubleNode;
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
    for (const [index, node] of this.nodes.entries()) {
      node.state = index === 0 ? 'leader' : 'follower';
      await node.start();
    }
    return this;
  }

  stop(): void {
    for (const node of this.nodes) node.stop();
  }

  /** Makes another running node the leader, as after an election; the memory of ids is the old leader's (rule 3.8). */
  elect(node: DoubleNode): void {
    for (const one of this.nodes) if (one.state === 'leader') one.state = 'follower';
    node.state = 'leader';
    this.log.forgetIds();
    this.log.addEpoch();
    this.log.index();
  }

  /** Kills a node; where it led, another one leads from now on. */
  kill(node: DoubleNode): void {
    const led = node.state === 'leader';
    node.stop();
    node.state = 'follower';
    const next = this.nodes.find(({ running }) => running);
    if (led && next !== undefined) this.elect(next);
  }

  /** Starts a killed node again, as a follower where another one leads. */
  async revive(node: DoubleNode): Promise<void> {
    await node.start();
    if (this.leader === undefined) this.elect(node);
  }
}

/** A double that runs. */
export const startDouble = (options: DoubleOptions = {}): Promise<Double> => new Double(options).start();
