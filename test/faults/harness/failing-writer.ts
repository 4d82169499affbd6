import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '../../../contracts/envelope.ts';
import type { Member, Written } from '../../../src/store/sqlite/append-member.ts';
import type { MakeWriter } from '../../../src/store/sqlite/connection.ts';
import { groupWriter } from '../../../src/store/sqlite/group.ts';
import { positionOf } from '../../../src/store/sqlite/rows.ts';

/** When calls of the engine to SQLite fail. */
export interface Failing {
  /** The n-th call from now on fails, counted from 1; 0: none. */
  at: number;
  /** From the n-th call on all of them fail, until it is set back. */
  forGood: boolean;
  /** The call is done before it fails: only its answer is lost. */
  done: boolean;
  /** Calls since `at` was set. */
  calls: number;
}

/** All is well, until it is told otherwise. */
export const failing = (): Failing => ({ at: 0, forGood: false, done: false, calls: 0 });

/** What SQLite says when the kernel answers EIO. */
const ioError = () => Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });

const strikes = (plan: Failing): boolean => {
  plan.calls += 1;
  return plan.at > 0 && (plan.forGood ? plan.calls >= plan.at : plan.calls === plan.at);
};

const guarded = <Result>(plan: Failing, call: () => Result): Result => {
  if (!strikes(plan)) return call();
  if (plan.done) call();
  throw ioError();
};

const CALLS = new Set(['run', 'get', 'all', 'exec']);

const watched = <Target extends DatabaseSync | StatementSync>(
  target: Target,
  plan: Failing,
  database: DatabaseSync,
): Target =>
  new Proxy(target, {
    get: (_, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      const bound = value.bind(target) as (...args: unknown[]) => unknown;
      if (name === 'prepare') return (sql: string) => watched(database.prepare(sql), plan, database);
      // What puts things in order after a failure is not what fails here.
      const rights = (args: unknown[]) => String(args[0]).startsWith('ROLLBACK');
      if (!CALLS.has(String(name))) return bound;
      return (...args: unknown[]) => (rights(args) ? bound(...args) : guarded(plan, () => bound(...args)));
    },
  });

/** The engine's own writer over a database whose calls fail as planned. */
export const failingWriter =
  (plan: Failing): MakeWriter =>
  (database, heads) =>
    groupWriter(watched(database, plan, database), heads);

/** Far beyond what any of these logs holds. */
const NOWHERE = 9_000_000;

/** As if it had been: whoever follows the log is told of it, too, else nobody would be answered. */
const saidToBeWritten = ({ stream, expected, events }: Member): Written => {
  const from = typeof expected === 'number' ? expected + 1 : 0;
  const added = events.map((event, index) => ({
    ...event,
    stream,
    revision: from + index,
    position: positionOf(NOWHERE + index, event.metadata.hash),
  }));
  const { revision, position } = added.at(-1) as StoredEvent;
  return { result: { outcome: 'appended', repeated: false, revision, position }, added };
};

/** The same writer, but for errors: it says that all was written. */
export const swallowing =
  (makeWriter: MakeWriter): MakeWriter =>
  (database) => {
    const writer = makeWriter(database);
    return {
      write: (members) => {
        try {
          return writer.write(members);
        } catch {
          return members.map(saidToBeWritten);
        }
      },
    };
  };
