import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EventStore } from '../../src/store/event-store.ts';

/** An engine under test. Whoever writes the next one adds it to engines.ts; the suites stay as they are. */
export interface Engine {
  readonly name: string;
  /** Opens the log that `directory` stands for; opened again after a close it holds the same events. */
  open(directory: string): Promise<EventStore>;
  /** Ends what `open` began for a directory; called when its last store has been closed. */
  readonly dispose?: (directory: string) => void;
  /** Promises that this engine cannot keep: the test's name, and the reason. */
  readonly skips: Readonly<Record<string, string>>;
}

/** What a test of the port gets: a fresh log, and a way to close and open it again. */
export interface Given {
  readonly store: EventStore;
  reopened(): Promise<EventStore>;
}

/** The promises of the port, by the name of their test. */
export type Promises = Readonly<Record<string, (given: Given) => Promise<void>>>;

const withStore = async (engine: Engine, prove: (given: Given) => Promise<void>): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-engine-'));
  let open = await engine.open(directory);
  const reopened = async () => {
    await open.close();
    open = await engine.open(directory);
    return open;
  };
  try {
    await prove({ store: open, reopened });
  } finally {
    await open.close();
    engine.dispose?.(directory);
    rmSync(directory, { recursive: true });
  }
};

/** Nothing here waits for a clock; what speaks over a network takes its time on a busy machine. */
const TIMEOUT = { timeout: 90_000 };

/** Proves `promises` for every engine; a skipped one says why, and a skip that names no test is an error. */
export const conformance = (engines: readonly Engine[], suites: Readonly<Record<string, Promises>>): void => {
  const names = Object.values(suites).flatMap((promises) => Object.keys(promises));
  for (const engine of engines) {
    test(`${engine.name}: every skip names a test`, () => {
      expect(names).toEqual(expect.arrayContaining(Object.keys(engine.skips)));
    });
    for (const [suite, promises] of Object.entries(suites))
      describe(`${engine.name}: ${suite}`, () => {
        for (const [name, prove] of Object.entries(promises)) {
          const reason = engine.skips[name];
          if (reason !== undefined) test.skip(`${name} (skipped: ${reason})`, () => undefined);
          else test(name, TIMEOUT, () => withStore(engine, prove));
        }
      });
  }
};
