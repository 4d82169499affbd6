import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { COLLECTIONS } from '../../src/http/commands.ts';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { exchangeOver } from '../faults/harness/exchange.ts';
import { type Act, type Done, idOf, type Reply } from './act.ts';
import { memoryLog } from './memory-log.ts';

/** A hub of a world, in this process, whose clock the test holds. */
export interface WorldHub {
  readonly url: string;
  /** Sets the clock, and sends a command. */
  send(act: Act, headers?: Readonly<Record<string, string>>): Promise<Done>;
  /** Asks as an actor (undefined: as the public). */
  ask(path: string, actor: string | undefined, options?: AskOptions): Promise<Reply>;
  setClock(ms: number): void;
  /** Everything that its log holds, in order. */
  events(): Promise<StoredEvent[]>;
  /** The position before everything. */
  readonly beginning: string;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly method?: string;
  readonly accept?: string;
}

const SETTINGS = {
  PORT: '0',
  LICHTERKETTE_DEMO: 'off',
  LICHTERKETTE_LOG_LEVEL: 'silent',
  LICHTERKETTE_LIVE_SUBSCRIPTIONS: '10000',
  LICHTERKETTE_LIVE_BURST: '100000',
  LICHTERKETTE_MOST_LATE_MS: '3600000',
};

/** Where a command is sent to. */
const pathOf = ({ name, target }: Act): string => {
  const kind = target?.startsWith('verbund-') ? 'verbund' : 'kommune';
  if (target === null) return `/v1/${COLLECTIONS[COMMANDS.get(name)?.creates ?? kind]}`;
  return `/v1/${COLLECTIONS[kind]}/${idOf(target)}/${name}`;
};

const as = (actor: string | undefined) => (actor === undefined ? {} : { 'X-Demo-Actor': actor });

/** Starts an empty hub. */
export const worldHub = async (): Promise<WorldHub> => {
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-world-'));
  const log = memoryLog();
  let clock = 0;
  const hub = await startHub(readSettings({ ...SETTINGS, LICHTERKETTE_DATA: directory }), {
    now: () => new Date(clock),
    random: () => 0,
    store: () => log,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    url: hub.url,
    send: async (act, headers = {}) => {
      clock = act.at;
      const reply = await exchangeOver(agent, `${hub.url}${pathOf(act)}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': act.key,
          ...as(act.actor),
          ...headers,
        },
        body: JSON.stringify(act.body),
      });
      return { act, reply, answer: reply.status < 300 ? JSON.parse(reply.text) : undefined };
    },
    ask: (path, actor, { method = 'GET', accept = '*/*' } = {}) =>
      exchangeOver(agent, `${hub.url}${path}`, { method, headers: { Accept: accept, ...as(actor) } }),
    setClock: (ms) => {
      clock = ms;
    },
    events: () => Array.fromAsync(log.readAll(null)),
    beginning: log.beginning,
    close: async () => {
      agent.destroy();
      await hub.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
