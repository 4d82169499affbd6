import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Address } from './address.ts';

/** States of a node that the double knows, by their number on the wire (rule 1.7). */
const STATES = {
  initializing: 0,
  unknown: 2,
  'pre-replica': 3,
  'catching-up': 4,
  clone: 5,
  follower: 6,
  'pre-leader': 7,
  leader: 8,
  'shutting-down': 10,
  'resigning-leader': 15,
} as const;
export type NodeState = keyof typeof STATES;

/** A node as gossip tells of it. */
export interface Member {
  readonly id: string;
  readonly state: NodeState;
  readonly alive: boolean;
  readonly address: Address;
}

/** Rule 1.6. */
export const gossipOf = (members: readonly Member[]) => {
  const info = new gossip.ClusterInfo();
  for (const { id, state, alive, address } of members) {
    const uuid = new shared.UUID();
    uuid.setString(id);
    const endPoint = new gossip.EndPoint();
    endPoint.setAddress(address.host);
    endPoint.setPort(address.port);
    const member = new gossip.MemberInfo();
    member.setInstanceId(uuid);
    member.setTimeStamp(String(Date.now()));
    member.setState(STATES[state] as never);
    member.setIsAlive(alive);
    member.setHttpEndPoint(endPoint);
    info.addMembers(member);
  }
  return info;
};
