import { expect, it } from 'vitest';
import { judged } from '../../../src/store/eventstoredb/server-version.ts';
import { StoreProblem } from '../../../src/store/store-problem.ts';
import { all, appended, events } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import { expectStored, given } from './given.ts';

const A = kommune('A');

it.each([
  ['23.10.0', 'good'],
  ['23.10', 'good'],
  ['24.2.0', 'good'],
  ['100.0.0', 'good'],
  ['oss-v23.10.8', 'good'],
  ['KurrentDB 25.1.0-rc.1+build.7', 'good'],
  ['23.9.9', 'too-old'],
  ['22.10.5', 'too-old'],
  ['5.0.11', 'too-old'],
  ['0.0.0', 'too-old'],
  [undefined, 'too-old'],
  ['main', 'unclear'],
  ['24', 'unclear'],
  ['..', 'unclear'],
  ['NaN.Infinity', 'unclear'],
  [`${'9'.repeat(400)}.1`, 'good'],
])('a server of version %s is %s', (version, verdict) => {
  expect(judged(version)).toBe(verdict);
});

const TOO_OLD = 'Der Server unter EVENTSTORE_URL ist zu alt.';

it.each([
  ['22.10.5', `${TOO_OLD} Er nennt die Version 22.10.5; gebraucht wird EventStoreDB 23.10 oder neuer.`],
  [null, `${TOO_OLD} Er nennt keine Version; gebraucht wird EventStoreDB 23.10 oder neuer.`],
  ['', `${TOO_OLD} Er nennt keine Version;`],
  ['  ', `${TOO_OLD} Er nennt keine Version;`],
  ['1.0\n\u001b[31m', `${TOO_OLD} Er nennt die Version 1.0[31m;`],
])(
  'a server that says %j is refused, whatever it is asked, and nothing is written to it',
  async (version, message) => {
    const { double, store } = await given({ version });
    for (const call of [
      () => store.head(),
      () => all(store.readAll(null)),
      () => all(store.readStream(A)),
      () => store.append(A, 'no-stream', events(A, 0)),
    ]) {
      const error = await call().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(StoreProblem);
      expect((error as Error).message).toContain(message);
    }
    expectStored(double, []);
  },
);

it.each(['', 'ö'.repeat(5000), 'main', '24.x'])(
  'whatever the double says (%#), the client survives it',
  async (said) => {
    const { store } = await given({ version: `24.10.5 ${said}` });
    expect(await appended(store, A, 'no-stream')).toHaveLength(1);
    const { store: odd } = await given({ version: `x${said}` });
    expect(await odd.head()).toBeNull();
  },
);

it('a server that cannot be asked at first is asked again, and only then is it known to be too old', async () => {
  const { double, store } = await given({ version: '22.10.5' });
  double.first.faults.order('features', { kind: 'not-ready' });
  double.first.faults.order('features', { kind: 'hang' });
  await expect(store.head()).rejects.toThrow(TOO_OLD);
  expect(double.first.faults.suffered).toEqual({ 'not-ready': 1, hang: 1 });
  expect(store.unavailable?.()?.message).toContain(TOO_OLD);
});
