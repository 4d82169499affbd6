import type { GossipViews } from './gossip-view.ts';
import type { DoubleNode } from './node.ts';
import { commonLength, Replication, type ReplicationParts } from './replication.ts';
import { ALONE, type Cause, CUT_OFF, ELECTION, type Luck, RETURN_MS } from './times.ts';

/** What elections need of their cluster. */
export interface ElectionParts extends ReplicationParts {
  readonly nodes: readonly DoubleNode[];
  readonly views: GossipViews;
  readonly luck: Luck;
  readonly majority: number;
  /** A node has found that it must not go on as it is, and has ended itself. */
  readonly onEnded: (node: DoubleNode) => void;
}

/** Orders nodes by what they know: of the latest leader first, then the most. */
const isBehind = (one: DoubleNode, other: DoubleNode): number =>
  other.epoch - one.epoch || other.log.records.length - one.log.records.length;

/** Who leads, and when that changes (rules 11.2 to 11.4). */
export class Elections {
  readonly #parts: ElectionParts;
  readonly #replication: Replication;
  #pending: (() => void)[] = [];
  #deposed: DoubleNode | undefined;
  #epoch = 0;

  constructor(parts: ElectionParts) {
    this.#parts = parts;
    this.#replication = new Replication(parts);
  }

  /** The leader that was elected last, while it is one; an earlier one that still believes that it leads is none. */
  get leader(): DoubleNode | undefined {
    return this.#parts.nodes.find(
      ({ running, state, epoch }) => running && state === 'leader' && epoch === this.#epoch,
    );
  }

  /** The leader that the others have given up while it still believes that it leads. */
  get deposed(): DoubleNode | undefined {
    return this.#deposed;
  }

  /** Nodes of which one can become the leader: they run, are awake, and reach each other; empty where they are too few. */
  get able(): readonly DoubleNode[] {
    const { nodes, links, majority } = this.#parts;
    const awake = nodes.filter(({ running, frozen }) => running && !frozen);
    const reached = (one: DoubleNode) =>
      awake.filter((other) => one === other || links.holds('gossip', one, other));
    return awake.map(reached).find((group) => group.length >= majority) ?? [];
  }

  /** Another node than this one is to lead: in its time, and with the states that lie between. */
  begin(cause: Cause, not?: DoubleNode): void {
    const { luck, views, nodes } = this.#parts;
    this.abandon();
    const { noticed, preLeader, leader } = ELECTION[cause];
    const leaderAt = this.#real(luck.within(leader));
    const noticedAt = Math.min(this.#real(luck.within(noticed)), leaderAt);
    const preLeaderMs = Math.min(this.#real(luck.within(preLeader)), leaderAt - noticedAt);
    if (not !== undefined && cause !== 'resigned') views.goes(not);
    this.#later(noticedAt, () => {
      if (not !== undefined && cause !== 'resigned') views.noticed(not);
      this.#deposed = not;
      for (const node of nodes) if (node !== not && !node.frozen) this.demote(node);
      const able = this.able.filter((node) => node !== not);
      const winner = able.toSorted(isBehind)[0];
      if (winner === undefined) return;
      this.#later(leaderAt - noticedAt - preLeaderMs, () => {
        for (const node of able)
          if (node.running) node.become(node === winner ? 'pre-leader' : 'pre-replica');
        this.#later(preLeaderMs, () => this.crown(winner));
      });
    });
  }

  /** A node leads from this moment on, and the others follow it; where it cannot any more, it is all done once more. */
  crown(winner: DoubleNode): void {
    const { views, luck } = this.#parts;
    const { able, leader: before } = this;
    this.abandon();
    if (!able.includes(winner)) {
      this.begin('returned');
      return;
    }
    this.#epoch += 1;
    winner.lead(this.#epoch);
    for (const node of able) {
      views.known(node);
      this.join(node);
    }
    // Rule 11.2c: one that was cut off does not know.
    if (before !== undefined && !before.frozen && !able.includes(before))
      this.#later(winner.suffers('11.2c') ? luck.within(CUT_OFF) : 0, () => this.demote(before));
  }

  /** A node comes to a leader: it follows where its log is a part of the leader's; else it looks closer first (rule 11.4). */
  join(node: DoubleNode): void {
    const { leader } = this;
    if (leader === undefined || leader === node) return;
    node.follows = leader;
    this.#parts.views.known(node);
    if (commonLength(node, leader) === node.log.records.length) this.#follow(node, leader);
    else this.#diverged(node, leader);
  }

  /** As `join`, for a node that has just begun: it looks at the leader for a while, whatever its log is. */
  rejoin(node: DoubleNode): void {
    const { leader } = this;
    if (leader === undefined || leader === node) return;
    node.follows = leader;
    node.become('pre-replica');
    this.#parts.pace.after(node.suffers('11.4') ? RETURN_MS : 0, () => {
      if (node.running && node.state === 'pre-replica') this.join(node);
    });
  }

  /** Too few are left: the leader goes on for a while, and then does not lead any more (rule 11.3b). */
  alone(leader: DoubleNode, how: keyof typeof ALONE): void {
    this.abandon();
    this.#later(leader.suffers('11.3b') ? ALONE[how] : 0, () => this.demote(leader));
  }

  /** A node neither leads nor knows a leader. */
  demote(node: DoubleNode): void {
    node.follows = undefined;
    if (node.running) node.become('unknown');
  }

  /** What was to happen does not: something else has happened first. */
  abandon(): void {
    for (const takeBack of this.#pending) takeBack();
    this.#pending = [];
    this.#deposed = undefined;
  }

  #follow(node: DoubleNode, leader: DoubleNode): void {
    node.become('follower');
    this.#replication.begin(leader, node);
  }

  // TRUNCATION IS NEEDED: the process ends, and what is more than the leader has goes at the next start.
  #diverged(node: DoubleNode, leader: DoubleNode): void {
    const { pace, views, onEnded } = this.#parts;
    const harsh = node.suffers('11.4');
    const looks = harsh && node.state !== 'pre-replica';
    node.become('pre-replica');
    pace.after(looks ? RETURN_MS : 0, () => {
      if (!node.running || node.follows !== leader) return;
      if (harsh) {
        node.stop();
        views.noticed(node);
      }
      node.log.truncate(commonLength(node, leader));
      if (harsh) onEnded(node);
      else this.#follow(node, leader);
    });
  }

  // Where elections are kind, they take no time.
  #real(ms: number): number {
    return this.#parts.nodes[0]?.suffers('11.3a') === true ? ms : 0;
  }

  #later(ms: number, act: () => void): void {
    this.#pending.push(this.#parts.pace.after(ms, act));
  }
}
