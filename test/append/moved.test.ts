import { expect, it, onTestFinished } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import type { Directory } from '../../src/command/directory.ts';
import type { HandleParts, Incoming } from '../../src/command/incoming.ts';
import { KeyedQueue } from '../../src/command/queue.ts';
import { StreamCache } from '../../src/command/stream-cache.ts';
import { submit } from '../../src/command/submit.ts';
import { directoryOf } from '../../src/hub/directory.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { demoAccess, somebody } from '../append/demo-access.ts';
import { id } from '../decide/names.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const incoming = (name: string, target: StreamName | null, word: string, body: object): Incoming => ({
  command: COMMANDS.get(name) as Incoming['command'],
  target,
  body,
  commandId: id(word),
  actor: somebody(),
});

const project = (title: string, others: object = {}) => ({
  title,
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
  ...others,
});

const partsOf = (store: HandleParts['store'], directory: Directory): HandleParts => ({
  access: demoAccess,
  store,
  cache: new StreamCache(store, 1000),
  directory,
  queue: new KeyedQueue({ perKey: 10, total: 10 }),
  moment: () => new Date('2026-10-01T08:00:00Z'),
  random: () => 0,
  deadlineMs: 5000,
});

it('a command that another replica handled while this one decided acts once, and is answered as there', async () => {
  const store = openSqliteStore(emptyDirectory());
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  onTestFinished(async () => {
    await runner.close();
    await store.close();
  });
  const directory = directoryOf(runner, 5000, () => new Date());
  const setup = partsOf(store, directory);
  const register = incoming('register-kommune', null, 'register', {
    name: 'Stadt Eins',
    kind: 'stadt',
    land: 'Hessen',
  });
  const { stream } = await submit(register, setup);
  const { answer } = await submit(incoming('share-project', stream, 'part', project('Teil')), setup);
  const whole = incoming(
    'share-project',
    stream,
    'whole',
    project('Ganzes', { enthaelt: [answer.solutionId] }),
  );

  const other = partsOf(store, directory);
  let between = false;
  const late = partsOf(store, {
    ...directory,
    // After this replica has looked for repeats and before it decides.
    waitFor: async (position) => {
      if (!between) await submit(whole, other);
      between = true;
      return directory.waitFor(position);
    },
  });
  const second = await submit(whole, late);
  const first = await submit(whole, other);
  expect(between).toBe(true);
  expect(second).toMatchObject({ status: 201, repeated: true });
  expect(second.answer).toEqual(first.answer);
  expect(await Array.fromAsync(store.readAll(null))).toHaveLength(3);
});
