import { onTestFinished } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { Access, type Asked, type Claim } from '../../src/access/base.ts';
import { Identity } from '../../src/access/made-identity.ts';
import { feeding } from '../../src/command/feeding.ts';
import type { HandleParts, Incoming } from '../../src/command/incoming.ts';
import { KeyedQueue, type QueueLimits } from '../../src/command/queue.ts';
import { StreamCache } from '../../src/command/stream-cache.ts';
import { submit } from '../../src/command/submit.ts';
import { directoryOf } from '../../src/hub/directory.ts';
import { Runner } from '../../src/project/runner.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { id } from '../decide/names.ts';
import { emptyDirectory } from '../project/demo-log.ts';

export const denied = () => new Problem('forbidden', { detail: 'Das dürfen Sie nicht.' });

/** An access whose one rule a test holds; it remembers what it was asked. */
export class RuleAccess extends Access {
  readonly asked: Asked[] = [];
  readonly headers = [];
  readonly addresses = [];
  readonly choice = undefined;
  rule: (asked: Asked) => Promise<void> | void = () => undefined;
  exclusion: (claim: Claim) => void = () => undefined;

  identify(): Identity {
    return new Identity({ organisation: null, role: 'demo', subjectRef: id('somebody') });
  }

  mayWrite(): boolean {
    return false;
  }

  credentialsOf() {
    return undefined;
  }

  credentialsFor() {
    return undefined;
  }

  protected exclude(claim: Claim): void {
    this.exclusion(claim);
  }

  protected async permit(asked: Asked): Promise<void> {
    this.asked.push(asked);
    await this.rule(asked);
  }
}

export const KOMMUNE = { name: 'Weidenrode', kind: 'gemeinde', land: 'Hessen' };

export const PROJECT = {
  title: 'Titel',
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
};

type Others = Partial<Pick<Incoming, 'actor' | 'ifMatch' | 'commandId'>>;

let keys = 0;

/** A command side of its own whose access a test holds; of a store that others may share. */
export const commandSide = async (limits: QueueLimits = { perKey: 100, total: 100 }, given?: EventStore) => {
  const store = given ?? openSqliteStore(emptyDirectory());
  const cache = new StreamCache(store, 1000);
  const runner = new Runner({ store: feeding(store, cache), projections: PROJECTIONS });
  await runner.start();
  onTestFinished(async () => {
    await runner.close();
    if (given === undefined) await store.close();
  });
  const access = new RuleAccess();
  const parts: HandleParts = {
    ...{ access, store, cache, directory: directoryOf(runner, 5000, () => new Date()) },
    queue: new KeyedQueue(limits),
    moment: () => new Date('2026-10-01T08:00:00Z'),
    random: () => 0,
    deadlineMs: 10_000,
  };
  const incoming = (name: string, target: StreamName | null, body: object, others: Others = {}): Incoming => {
    keys += 1;
    return {
      command: COMMANDS.get(name) as Incoming['command'],
      ...{ target, body, commandId: id(`rights ${keys}`), actor: access.identify() },
      ...others,
    };
  };
  const send = (...command: Parameters<typeof incoming>) => submit(incoming(...command), parts);
  /** The problem that a command is refused with. */
  const refused = async (...command: Parameters<typeof incoming>): Promise<Problem> => {
    const outcome: unknown = await send(...command).catch((error: unknown) => error);
    if (outcome instanceof Problem) return outcome;
    throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  };
  const events = async () => (await Array.fromAsync(store.readAll(null))).length;
  return { store, access, parts, incoming, send, refused, events };
};
