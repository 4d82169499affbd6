import { expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { memoryOf, owedTables } from '../../projections/processes/process.ts';
import { unansweredInterest } from '../../projections/processes/unanswered-interest.ts';
import { DemoAccess } from '../../src/access/demo/demo-access.ts';
import { feeding } from '../../src/command/feeding.ts';
import type { HandleParts } from '../../src/command/incoming.ts';
import { KeyedQueue } from '../../src/command/queue.ts';
import { StreamCache } from '../../src/command/stream-cache.ts';
import { submit } from '../../src/command/submit.ts';
import { directoryOf } from '../../src/hub/directory.ts';
import { organisationsOf } from '../../src/hub/organisations.ts';
import { Runner } from '../../src/project/runner.ts';
import { VersionedTable } from '../../src/project/table.ts';
import { type ReactionOutcome, Reactor } from '../../src/react/reactor.ts';
import { EMBEDDED } from '../conformance/engines.ts';
import { memoryLog } from '../twins/memory-log.ts';
import { daysLater, logOn, type SetClock, send } from './hubs.ts';
import { permutations } from './permutations.ts';

const DUE = daysLater(90);

/** What a hub stores of three Kommunen: one waited too long and was told so, one joined, one waits since. */
const history = async () => {
  const log = await logOn(EMBEDDED);
  const clock: SetClock = { now: daysLater(-100) };
  const hub = await log.hub(clock);
  const { verbundId } = await send(hub, '/v1/verbuende', {
    name: 'Zusammenarbeit Aue',
    kind: 'zusammenarbeit',
  });
  const declared = async (name: string): Promise<string> => {
    const { kommuneId = '' } = await send(hub, '/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' });
    await send(hub, `/v1/kommunen/${kommuneId}/declare-interest`, { verbundId });
    return kommuneId;
  };
  await declared('Lindau');
  clock.now = daysLater(0);
  await hub.reactions.look();
  const [joined, waiting] = [await declared('Weidenrode'), await declared('Erlenbach')];
  await send(hub, `/v1/kommunen/${joined}/join-verbund`, { verbundId });
  await hub.close();
  return { events: await Array.fromAsync(log.store.readAll(null)), waiting };
};

/** A hub's command side over a log of these events. */
const commandSide = async (events: readonly StoredEvent[]) => {
  const log = memoryLog();
  const cache = new StreamCache(log, 1000);
  const runner = new Runner({ store: feeding(log, cache), projections: PROJECTIONS });
  await runner.start();
  for (const event of events)
    await log.append(event.stream, event.revision === 0 ? 'no-stream' : event.revision - 1, [event]);
  const parts: HandleParts = {
    access: new DemoAccess(organisationsOf(runner, () => new Date())),
    store: log,
    cache,
    directory: directoryOf(runner, 10_000, () => new Date()),
    queue: new KeyedQueue({ perKey: 10, total: 10 }),
    moment: () => DUE,
    random: () => 0,
    deadlineMs: 60_000,
  };
  return { log, parts, close: () => runner.close() };
};

/** What a process remembers of the events that it has met so far. */
const memory = () => {
  const table = new VersionedTable('owed', owedTables.owed);
  const on = memoryOf(unansweredInterest).on as Readonly<
    Record<string, (event: object, step: object) => void>
  >;
  return {
    tables: { owed: table.view() },
    meet: (event: StoredEvent) => {
      const { correlationId } = event.metadata;
      const tables = { owed: table.writer(() => event.position) };
      on[event.type]?.({ ...event, recordedAt: event.metadata.recordedAt, correlationId }, { tables });
    },
  };
};

/** Meets events in this order and gives what is due after each; what became of all that was given, and what stands in the log then. */
const reacted = async (events: readonly StoredEvent[], order: readonly StoredEvent[]) => {
  const { log, parts, close } = await commandSide(events);
  const { tables, meet } = memory();
  const outcomes: ReactionOutcome[] = [];
  const reactor = new Reactor({
    processes: [unansweredInterest],
    owedBy: () => tables,
    handle: (command) => submit(command, parts),
    now: () => DUE,
    report: (_process, outcome) => outcomes.push(outcome),
  });
  for (const event of order) {
    meet(event);
    await reactor.look();
  }
  await close();
  const after = (await Array.fromAsync(log.readAll(null))).slice(events.length);
  return { outcomes, after };
};

it('in whatever order a process meets the events, its commands lead to one end state', {
  timeout: 180_000,
}, async () => {
  const { events, waiting } = await history();
  const types = ['InterestDeclared', 'KommuneJoined', 'InterestLapsed'];
  const met = events.filter(({ type }) => types.includes(type));
  expect(met).toHaveLength(5);
  let refused = 0;
  for (const order of permutations(met)) {
    const { outcomes, after } = await reacted(events, order);
    const told = order.map(({ type, stream }) => `${type} ${stream}`).join(', ');
    expect(
      after.map(({ type, data }) => [type, data.kommuneId]),
      told,
    ).toEqual([['InterestLapsed', waiting]]);
    expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes).not.toContain('failed');
    refused += outcomes.filter((outcome) => outcome === 'refused').length;
  }
  // What came too early to settle anything was asked for: the decider knew better.
  expect(refused).toBeGreaterThan(60);
});
