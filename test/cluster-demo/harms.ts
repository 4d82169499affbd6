import { setTimeout as wait } from 'node:timers/promises';
import type { DoubleProcess, HubProcess } from './processes.ts';
import type { Watch } from './watch.ts';

/** Where harm is done. */
export interface Field {
  readonly double: DoubleProcess;
  readonly hubs: readonly HubProcess[];
  readonly watch: Watch;
  /** How fast time passes for the servers. */
  readonly pace: number;
  /** Whose turn it is where any would do. */
  readonly turn: number;
  /** Waits until all hubs are ready behind a leader (another than `not`); what they took is kept. */
  settled(not?: number): Promise<void>;
}

type Harm = (field: Field, leader: number) => Promise<void>;

/** Another node than this one. */
const beside = (leader: number, turn: number): number => (leader + 1 + (turn % 2)) % 3;

const pause = ({ pace }: Field, ms: number) => wait(ms * pace);

const away =
  (order: 'kill' | 'terminate', otherwise: (field: Field, leader: number) => number | undefined): Harm =>
  async (field, leader) => {
    const { double, settled, turn } = field;
    const not = otherwise(field, leader);
    const node = not ?? beside(leader, turn);
    await double.tell(`${order} ${node}`);
    if (not === undefined) await pause(field, 1000);
    await settled(not);
    await double.tell(`revive ${node}`);
    await settled();
  };

const withoutQuorum =
  (order: 'kill' | 'freeze', back: 'revive' | 'thaw'): Harm =>
  async (field, leader) => {
    const { double, settled, watch } = field;
    const others = [beside(leader, 0), beside(leader, 1)];
    for (const node of others) await double.tell(`${order} ${node}`);
    await watch.leaderless();
    await pause(field, 2000);
    for (const node of others) {
      await double.tell(`${back} ${node}`);
      await settled();
    }
  };

/** What happens to the servers and hubs; each leaves all of them running. */
export const HARMS: Readonly<Record<string, Harm>> = {
  'leader killed': away('kill', (_, leader) => leader),
  'leader frozen and woken behind another': async ({ double, settled }, leader) => {
    await double.tell(`freeze ${leader}`);
    await settled(leader);
    await double.tell(`thaw ${leader}`);
    await settled();
  },
  'replication cut': async (field) => {
    await field.double.tell('cut-replication');
    await pause(field, 4000);
    await field.double.tell('mend');
    await field.settled();
  },
  'two of three killed': withoutQuorum('kill', 'revive'),
  'leader killed with what no other has': async (field, leader) => {
    const { double, settled } = field;
    await double.tell('cut-replication');
    await pause(field, 500);
    await double.tell(`kill ${leader}`);
    await double.tell('mend');
    await settled(leader);
    await double.tell(`revive ${leader}`);
    await settled();
  },
  'hub killed': async ({ hubs, turn, settled }) => {
    const hub = hubs[turn % hubs.length];
    hub?.kill();
    await wait(300);
    hub?.start();
    // How long a process takes to start is not the servers' fault.
    await hub?.ready(60_000);
    await settled();
  },
  'leader cut off': async ({ double, settled }, leader) => {
    await double.tell(`cut ${leader}`);
    await settled(leader);
    await double.tell('mend');
    await settled();
  },
  'leader resigned': async ({ double, settled }, leader) => {
    await double.tell('resign');
    await settled(leader);
  },
  'next leader killed while the old one wakes': async (field, leader) => {
    const { double, settled, watch } = field;
    await double.tell(`freeze ${leader}`);
    await settled(leader);
    const next = watch.leader ?? leader;
    await Promise.all([double.tell(`thaw ${leader}`), double.tell(`kill ${next}`)]);
    await settled(next);
    await double.tell(`revive ${next}`);
    await settled();
  },
  'leader told to end': away('terminate', (_, leader) => leader),
  'leader frozen for a moment': async (field, leader) => {
    await field.double.tell(`freeze ${leader}`);
    await pause(field, 2000);
    await field.double.tell(`thaw ${leader}`);
    await field.settled();
  },
  'two of three frozen': withoutQuorum('freeze', 'thaw'),
  'follower killed': away('kill', () => undefined),
};
