import type { Bell } from './bell.ts';
import type { Links } from './links.ts';
import type { DoubleNode } from './node.ts';
import type { Pace } from './pace.ts';

/** What carrying needs. */
export interface ReplicationParts {
  readonly bell: Bell;
  readonly links: Links<DoubleNode>;
  readonly pace: Pace;
  /** Ms of the real server from one node to another, as it is now. */
  readonly latency: () => number;
}

/** How many records from the beginning on two logs have in common. */
export const commonLength = (one: DoubleNode, other: DoubleNode): number => {
  const [a, b] = [one.log.records, other.log.records];
  let length = Math.min(a.length, b.length);
  while (length > 0 && a[length - 1] !== b[length - 1]) length -= 1;
  return length;
};

/** Carries the log of leaders to those who follow them, and back what these have of it. */
export class Replication {
  readonly #parts: ReplicationParts;
  /** Whose log is being carried to a node: two carriers would bring everything twice. */
  readonly #carried = new Map<DoubleNode, Set<DoubleNode>>();

  constructor(parts: ReplicationParts) {
    this.#parts = parts;
  }

  /** Carries to a follower as long as it follows this leader. */
  begin(leader: DoubleNode, follower: DoubleNode): void {
    const leaders = this.#carried.get(follower) ?? new Set();
    this.#carried.set(follower, leaders);
    if (leaders.has(leader)) return;
    leaders.add(leader);
    void this.#carry(leader, follower).finally(() => leaders.delete(leader));
  }

  async #carry(leader: DoubleNode, follower: DoubleNode): Promise<void> {
    const { bell, pace, latency } = this.#parts;
    // How many records the follower has on its disk, and of how many the leader has heard: what cannot be said now is said later.
    let [safe, heard] = [0, 0];
    while (follower.follows === leader) {
      const [from, shown] = [follower.log.records.length, leader.log.indexed];
      const records = leader.log.records.slice(from);
      const isDone = records.length === 0 && follower.log.indexed >= shown && safe === heard;
      if (!this.#flows(leader, follower) || isDone) {
        await bell.next();
        continue;
      }
      await pace.pause(latency());
      if (!this.#flows(leader, follower) || follower.log.records.length !== from) continue;
      // No server is ever like that: the double itself would be wrong, and whatever a test found on it.
      if (commonLength(leader, follower) !== from)
        throw new Error('a node follows whose log is no part of its leader’s');
      heard = safe;
      if (heard > 0) leader.writing.safe(follower, heard);
      for (const record of records) follower.log.take(record);
      follower.epoch = leader.epoch;
      follower.log.index(Math.min(shown, follower.log.records.length));
      if (records.length === 0) continue;
      await new Promise<void>((resolve) => follower.writing.disk.flush(resolve));
      safe = from + records.length;
    }
  }

  #flows(leader: DoubleNode, follower: DoubleNode): boolean {
    const awake = [leader, follower].every(({ running, frozen }) => running && !frozen);
    return awake && follower.follows === leader && this.#parts.links.holds('replication', leader, follower);
  }
}
