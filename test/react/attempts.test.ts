import { expect, it } from 'vitest';
import { Problem } from '../../contracts/problems.ts';
import type { OwedRow, OwedTables, Process } from '../../projections/processes/process.ts';
import type { Handled } from '../../src/command/incoming.ts';
import { Reactor } from '../../src/react/reactor.ts';
import { id } from '../decide/names.ts';

const HOUR_MS = 3_600_000;

const row = (name: string): OwedRow => ({
  key: name,
  due: '2026-01-01',
  command: 'lapse-interest',
  target: `verbund-${id('verbund')}`,
  body: { kommuneId: id(name) },
  cause: { eventId: id(name), correlationId: id('correlation') },
});

/** A reactor that owes these, over whatever answers. */
const reactor = (answer: () => Promise<Handled>, rows: readonly OwedRow[] = [row('one'), row('two')]) => {
  const owed = new Map(rows.map((one) => [one.key, one]));
  const clock = { now: new Date('2026-01-01T09:00:00Z').getTime() };
  const given: string[] = [];
  const tables = { owed: { values: () => owed.values(), size: owed.size, lastChange: { key: '' } } };
  const process = { name: 'a-process', version: 1, gives: ['lapse-interest'], starts: {}, settles: {} };
  const made = new Reactor({
    processes: [process as Process],
    owedBy: () => tables as unknown as OwedTables,
    handle: (command) => {
      given.push(command.commandId);
      return answer();
    },
    now: () => new Date(clock.now),
    report: () => undefined,
  });
  return { made, clock, given };
};

const refusing = () => Promise.reject(new Problem('rule-refused', { detail: 'Schon beantwortet.' }));
const away = () => Promise.reject(new Problem('writes-unavailable', { detail: 'Gerade nicht.' }));

it('a refusal is an answer: each is asked for once a day', async () => {
  const { made, clock, given } = reactor(refusing);
  for (let look = 0; look < 5; look += 1) await made.look();
  expect(given).toHaveLength(2);
  clock.now += 24 * HOUR_MS;
  await made.look();
  expect(given).toHaveLength(4);
  expect(made.failing).toBe(0);
});

it('what is not answered is tried again, later each time, one in a look, and never forgotten', async () => {
  const { made, clock, given } = reactor(away);
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    clock.now += 60_000;
    await made.look();
  }
  // Without a bound it would have been 2,880 tries.
  expect(given.length).toBeGreaterThan(40);
  expect(given.length).toBeLessThan(90);
  expect(made.failing).toBe(2);
});

it('whoever asks during a look gets one more, however many ask', async () => {
  const held = Promise.withResolvers<undefined>();
  const { made, given } = reactor(() => held.promise.then(away));
  const looks = [made.look(), made.look(), made.look(), made.look()];
  held.resolve(undefined);
  await Promise.all(looks);
  expect(given.length).toBeLessThanOrEqual(2);
});

it('stopped, it begins nothing, and what was begun has ended', async () => {
  const { made, given } = reactor(refusing);
  const look = made.look();
  await made.stop();
  await look;
  const begun = given.length;
  await made.look();
  expect(given).toHaveLength(begun);
});
