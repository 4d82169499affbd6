/**
 * The product with one rule broken on purpose, for the runs that show that a fault is noticed. Nothing of this is in
 * the product: what is broken is broken from here, through ports or by replacing what a library does.
 */
import type { DatabaseSync } from 'node:sqlite';
import { WebSocket } from 'ws';
import { type Surroundings, startHub } from '../../../src/main.ts';
import { clearMirror, MirrorFile, type ToKeep } from '../../../src/project/mirror/mirror-file.ts';
import { BareSockets } from '../../../src/push/bare-sockets.ts';
import { rawProblem } from '../../../src/push/raw-problem.ts';
import { readSettings } from '../../../src/settings.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { Absences } from '../../../src/store/eventstoredb/absences.ts';
import { seal } from '../../../src/store/seal.ts';
import type { MakeWriter } from '../../../src/store/sqlite/connection.ts';
import { groupWriter } from '../../../src/store/sqlite/group.ts';
import { removeMark } from '../../../src/store/sqlite/mark.ts';
import { MarkKeeper } from '../../../src/store/sqlite/mark-keeper.ts';
import { OpenFiles } from '../../../src/store/sqlite/open-files.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import type { Sabotage } from './hub-process.ts';

/** How long after the answer COMMIT is really done: far longer than a turn of a busy event loop takes. */
const LATE_MS = 400;

/** COMMIT is said at once and done later: what is answered is not durable. */
const lazily: MakeWriter = (database, heads) => {
  let begun = false;
  setInterval(() => {
    if (begun && database.isOpen) database.exec('COMMIT');
    begun = false;
  }, LATE_MS);
  const begin = () => {
    if (!begun) database.exec('BEGIN IMMEDIATE');
    begun = true;
  };
  const prepare = (sql: string) => {
    if (sql === 'COMMIT') return { run: () => undefined };
    return sql === 'BEGIN IMMEDIATE' ? { run: begin } : database.prepare(sql);
  };
  return groupWriter(
    new Proxy(database, {
      get: (target, name) => {
        if (name === 'prepare') return prepare;
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as DatabaseSync['prepare']) : value;
      },
    }),
    heads,
  );
};

/** The product looks at its files around each group and would stop at a COMMIT that comes late: here the oracle has to notice it. */
const withoutLooks = (): void => {
  const nothing = () => undefined;
  Object.assign(OpenFiles.prototype, { check: nothing, look: nothing, written: nothing });
  Object.assign(MarkKeeper.prototype, { opened: nothing, written: nothing });
};

/** What was appended is appended once more behind it, as if the same command had been taken for a new one. */
const twice = (store: EventStore): EventStore => ({
  ...store,
  append: async (stream, expected, events) => {
    const result = await store.append(stream, expected, events);
    if (result.outcome !== 'appended' || Math.random() > 0.1) return result;
    let { revision } = result;
    let prevHash = events.at(-1)?.metadata.hash ?? null;
    for (const { id, type, version, data, metadata } of events) {
      const { hash: _hash, prevHash: _prevHash, ...rest } = metadata;
      const again = seal({ stream, revision: revision + 1, prevHash }, { id, type, version, data }, rest);
      const second = await store.append(stream, revision, [again]);
      if (second.outcome !== 'appended') continue;
      revision = second.revision;
      prevHash = again.metadata.hash;
    }
    return result;
  },
});

/** What is kept up to a checkpoint lacks what the projections made of it, whenever the kill comes. */
const checkpointBeforeRows = (): void => {
  const { add } = MirrorFile.prototype;
  MirrorFile.prototype.add = function hasty(this: MirrorFile, kept: ToKeep) {
    add.call(this, { ...kept, parts: kept.parts.filter(({ by }) => by === undefined) });
  };
};

const leak: Buffer[] = [];

const keepEveryMessage = (): void => {
  const { emit } = WebSocket.prototype;
  WebSocket.prototype.emit = function keeping(this: WebSocket, name: string | symbol, ...args: unknown[]) {
    if (name === 'message' || name === 'error') leak.push(Buffer.alloc(100_000, 1));
    return emit.call(this, name, ...args);
  };
};

const keepWhoWasRefused = (): void => {
  BareSockets.prototype.hold = (socket) => void socket.on('error', () => socket.destroy());
  BareSockets.prototype.refuse = (socket, problem) => void socket.end(rawProblem(problem));
};

const sabotage: Readonly<Record<Sabotage, () => Surroundings>> = {
  'answers-before-commit': () => {
    withoutLooks();
    return {
      store: ({ LICHTERKETTE_DATA }) => {
        // A mirror or a mark that knows more than the log ends the start of the product.
        clearMirror(LICHTERKETTE_DATA);
        removeMark(LICHTERKETTE_DATA);
        return openSqliteStore(LICHTERKETTE_DATA, lazily);
      },
    };
  },
  'appends-twice': () => ({
    store: ({ LICHTERKETTE_DATA }) => twice(openSqliteStore(LICHTERKETTE_DATA)),
  }),
  'checkpoint-before-rows': () => {
    checkpointBeforeRows();
    return {};
  },
  'fails-on-append': () => ({
    store: ({ LICHTERKETTE_DATA }) => {
      const store = openSqliteStore(LICHTERKETTE_DATA);
      return { ...store, append: () => Promise.reject(new TypeError('planted')) };
    },
  }),
  'keeps-every-message': () => {
    keepEveryMessage();
    return {};
  },
  'keeps-who-was-refused': () => {
    keepWhoWasRefused();
    return {};
  },
  'proves-once': () => {
    Absences.prototype.missed = () => true;
    return {};
  },
  'looks-at-no-file': () => {
    withoutLooks();
    return {
      store: ({ LICHTERKETTE_DATA }) => {
        clearMirror(LICHTERKETTE_DATA);
        removeMark(LICHTERKETTE_DATA);
        return openSqliteStore(LICHTERKETTE_DATA);
      },
    };
  },
};

const hub = await startHub(readSettings(process.env), sabotage[process.env.TEST_SABOTAGE as Sabotage]());
// Without draining: what is under way is torn off.
process.once('SIGTERM', () => process.exit(0));
console.info(`läuft: ${hub.url}`);
