import type { Metadata } from '@grpc/grpc-js';
import type { Address } from './address.ts';
import type { NodeState } from './gossip.ts';
import { notLeader, notReady } from './status.ts';

/** What a node takes: `reads` also of those who want a leader, `plain-reads` of nobody else, `for-leader` as one that has a leader. */
type Takes = 'all' | 'reads' | 'plain-reads' | 'for-leader' | 'nothing';

/** Rules 1.15, 1.16, 11.2 and 11.3. */
const TAKES: Readonly<Record<NodeState, Takes>> = {
  initializing: 'nothing',
  unknown: 'plain-reads',
  'pre-replica': 'for-leader',
  'catching-up': 'for-leader',
  clone: 'for-leader',
  follower: 'for-leader',
  'pre-leader': 'reads',
  leader: 'all',
  'shutting-down': 'nothing',
  'resigning-leader': 'reads',
};

/** A node that is asked. */
interface Asked {
  readonly state: NodeState;
  /** Where the leader is that it believes in. */
  readonly leaderSeen: Address | undefined;
  /** Rule 11.2a: whether it answers as if it led before it does. */
  readonly rash: boolean;
}

/** Throws where a node in this state does not take such a call. */
export const checkState = ({ state, leaderSeen, rash }: Asked, metadata: Metadata, writes: boolean): void => {
  const wantsLeader = metadata.get('requires-leader')[0] === 'true';
  const takes = state === 'pre-leader' && !rash ? 'plain-reads' : TAKES[state];
  switch (takes) {
    case 'all':
      return;
    case 'reads':
      if (writes) throw notReady();
      return;
    case 'plain-reads':
      if (writes || wantsLeader) throw notReady();
      return;
    case 'for-leader':
      if (leaderSeen === undefined && (writes || wantsLeader)) throw notReady();
      if (leaderSeen !== undefined && wantsLeader) throw notLeader(leaderSeen);
      return;
    case 'nothing':
      throw notReady();
  }
};
