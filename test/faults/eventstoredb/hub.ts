import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { PROJECTIONS } from '../../../projections/all.ts';
import { feeding } from '../../../src/command/feeding.ts';
import type { Handled, HandleParts, Incoming } from '../../../src/command/incoming.ts';
import { KeyedQueue } from '../../../src/command/queue.ts';
import { StreamCache } from '../../../src/command/stream-cache.ts';
import { submit } from '../../../src/command/submit.ts';
import { directoryOf } from '../../../src/hub/directory.ts';
import { Runner } from '../../../src/project/runner.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { demoAccess, somebody } from '../../append/demo-access.ts';
import { id } from '../../decide/names.ts';

/** How long a command is repeated, in ms: a hub that will not take it any more is a finding, and nothing to wait for. */
const PATIENCE_MS = 30_000;

/** A hub without its edges: commands in, read models out. */
export interface BareHub {
  readonly runner: Runner;
  /** The first answer that is not "503". Throws that where none comes in `patienceMs`. */
  command(name: string, target: StreamName | null, key: string, body: object): Promise<Handled>;
  /** Answers of "503" so far. */
  readonly refused: number;
}

/** A hub over `store`; the clock stands still, so that a run is the same each time. */
export const bareHub = async (store: EventStore, patienceMs = PATIENCE_MS): Promise<BareHub> => {
  const cache = new StreamCache(store, 10_000);
  const runner = new Runner({ store: feeding(store, cache), projections: PROJECTIONS });
  await runner.start();
  const parts: HandleParts = {
    access: demoAccess,
    store,
    cache,
    directory: directoryOf(runner, 2000, () => new Date()),
    queue: new KeyedQueue({ perKey: 100, total: 1000 }),
    moment: () => new Date('2026-10-01T08:00:00Z'),
    random: Math.random,
    deadlineMs: 5000,
  };
  let refused = 0;
  const command = async (name: string, target: StreamName | null, key: string, body: object) => {
    const incoming: Incoming = {
      command: COMMANDS.get(name) as Incoming['command'],
      target,
      body,
      commandId: id(key),
      actor: somebody(),
    };
    const began = performance.now();
    for (;;) {
      try {
        return await submit(incoming, parts);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 503) throw error;
        if (performance.now() - began > patienceMs) throw error;
        refused += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  return {
    runner,
    command,
    get refused() {
      return refused;
    },
  };
};
