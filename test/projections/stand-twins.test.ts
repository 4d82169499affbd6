import { afterAll, expect, it } from 'vitest';
import { COMMANDS } from '../../contracts/subjects.ts';
import type { Alike, Descent } from '../../contracts/views/adoptions.ts';
import { properties } from '../../src/http/json-schema.ts';
import { type Random, randomFrom } from '../faults/harness/random.ts';
import { type Act, actorOf, type Body } from '../twins/act.ts';
import { World } from '../twins/grow.ts';
import { type WorldHub, worldHub } from '../twins/hub.ts';
import { organisations } from '../twins/ledger.ts';

// Two worlds that differ only in as of when things were said (`stand`) differ only in what is confirmed: DOMAIN rules 10 and 14.

const WORLDS = [1, 2];
const DAYS = ['2019-05-01', '2024-02-29', '2025-08-31', '2026-09-01'];

/** What a `stand` decides: itself, whether earlier states have more to tell than themselves, the last word of a use, whether it is confirmed, and in which figure it counts; what uses a block is counted as it is itself. */
const DECIDED = new Set([
  'stand',
  'verlauf',
  'lastWord',
  'unconfirmed',
  'unconfirmedMonths',
  'imBetrieb',
  'unbestaetigt',
  'mittelbar',
]);

/** Every position holds the hash of its event, and with it what that says. */
const POSITION = /\b\d{16}-[0-9a-f]{8}\b/g;

/** Those who stand alike, by their status alone: among whom else of that status each is told follows from what is confirmed. */
const byStatus = (groups: readonly Alike[]) =>
  [...Map.groupBy(groups, ({ status }) => status)]
    .map(([status, same]) => ({
      status,
      count: same.reduce((sum, { count }) => sum + count, 0),
      all: same.flatMap(({ first }) => first).sort((a, b) => (a.adoptionId < b.adoptionId ? -1 : 1)),
    }))
    .sort((a, b) => (a.status < b.status ? -1 : 1));

const without = (text: string): unknown =>
  JSON.parse(text.replace(POSITION, 'position'), (key, value) => {
    if (DECIDED.has(key)) return undefined;
    return key === 'descent' ? { ...value, kommunen: byStatus((value as Descent).kommunen) } : value;
  });

const hubs: WorldHub[] = [];
afterAll(async () => {
  for (const hub of hubs) await hub.close();
});

const hubOf = async (): Promise<WorldHub> => {
  const hub = await worldHub();
  hubs.push(hub);
  return hub;
};

/** Commands that say something of a use as of a day. */
const STATE_A_USE = new Set(
  [...COMMANDS.values()].flatMap(({ name, body }) => {
    const fields = new Set(properties(body).map(([field]) => field));
    return fields.has('stand') && (fields.has('adoptionId') || fields.has('sources')) ? [name] : [];
  }),
);

/** The same with another `stand`, or with one where there was none, or without. */
const restated = (act: Act, random: Random): Act => {
  if (!STATE_A_USE.has(act.name)) return act;
  const { stand: _, ...rest } = act.body;
  const body: Body = random.chance(0.3) ? rest : { ...rest, stand: random.pick(DAYS) };
  return { ...act, body };
};

const addressesIn = ({ ledger }: World): string[] => {
  const solutions = ledger
    .ids('solutionId')
    .flatMap((id) => [`/v1/solutions/${id}`, `/v1/solutions/${id}/lineage`]);
  const { kommunen, verbuende } = organisations(ledger);
  return [
    ...['/v1/solutions?limit=200', '/v1/kommunen?limit=200', '/v1/verbuende?limit=200', '/v1/feed?limit=200'],
    ...solutions,
    ...kommunen.map((stream) => `/v1/kommunen/${stream.slice('kommune-'.length)}`),
    ...verbuende.map((stream) => `/v1/verbuende/${stream.slice('verbund-'.length)}`),
  ];
};

it.each(WORLDS)(
  'world %i and its twin that was said as of other days differ in nothing else',
  async (seed) => {
    expect(STATE_A_USE.size).toBeGreaterThan(4);
    const random = randomFrom(seed);
    const first = await hubOf();
    const world = new World(first, random);
    await world.settle();
    await world.tell();
    await world.grow(120);
    const second = await hubOf();
    let restatements = 0;
    for (const { act, reply } of world.sent) {
      const other = restated(act, random);
      if (other !== act) restatements += 1;
      expect((await second.send(other)).reply.status, `${act.name} ${reply.text}`).toBe(reply.status);
    }
    expect(restatements).toBeGreaterThan(10);
    const [viewer] = organisations(world.ledger).kommunen;
    let differ = 0;
    for (const path of addressesIn(world))
      for (const actor of [undefined, viewer && actorOf(viewer)]) {
        const [one, other] = [await first.ask(path, actor), await second.ask(path, actor)];
        expect(without(other.text), path).toEqual(without(one.text));
        if (one.text.replace(POSITION, '') !== other.text.replace(POSITION, '')) differ += 1;
      }
    expect(differ).toBeGreaterThan(10);
  },
  120_000,
);
