import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { randomFrom } from '../../faults/harness/random.ts';
import type { Act } from '../../twins/act.ts';
import { World } from '../../twins/grow.ts';
import { type WorldHub, worldHub } from '../../twins/hub.ts';
import { typedInto } from './encode.ts';
import { postForm } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

// What a real hub refuses, by whatever rule: sent as JSON and by its form, one after the other, at the same moment.

interface Refused {
  readonly code: string;
  readonly status: number;
  readonly rule?: number;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

let hub: WorldHub;
let world: World;

beforeAll(async () => {
  hub = await worldHub();
  world = new World(hub, randomFrom(7));
  await world.settle();
  await world.tell();
  await world.grow(150);
}, 60_000);
afterAll(() => hub?.close());

/** Refusals of which one of each kind is tried: of a command, by a rule or a code, at a field. */
const kindOf = ({ name }: Act, { code, rule, errors = [] }: Refused): string =>
  [name, rule ?? code, errors[0]?.path.split('/')[1] ?? ''].join(' ');

/** What the hub says to a command by now; undefined where it takes it. */
const refusalNow = async (act: Act, number: number): Promise<Refused | undefined> => {
  const key = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const { reply } = await hub.send({ ...act, key, at: world.now });
  return reply.status < 300 ? undefined : (JSON.parse(reply.text) as Refused);
};

test('what a rule refuses is refused by its form, too, with the same words, at its field, and what was typed stays', async () => {
  const tried = new Set<string>();
  const once = world.sent.filter(({ answer, act }) => answer === undefined && act.target !== null);
  for (const [number, { act, reply }] of once.entries()) {
    if (tried.has(kindOf(act, JSON.parse(reply.text) as Refused))) continue;
    const refused = await refusalNow(act, number);
    if (refused === undefined || refused.status === 403) continue;
    tried.add(kindOf(act, JSON.parse(reply.text) as Refused));
    const command = COMMANDS.get(act.name);
    if (command === undefined) throw new Error(act.name);
    const what = `${act.name} ${JSON.stringify(act.body)}: ${refused.detail}`;
    const page = await postForm(hub.url, command, act.target ?? undefined, act.body, { actor: act.actor });
    expect(page.status, what).toBe(refused.status);
    const said = summaryOf(page.text);
    if (refused.code === 'rule-refused') expect(said, what).toContain(refused.detail);
    expect(said, what).not.toMatch(/\b[a-z]+Id\b|null|undefined/);
    const first = refused.errors?.[0]?.path.split('/')[1];
    if (first !== undefined)
      expect(
        pointedTo(page.text).some((id) => id.startsWith(`f-${first}`)),
        what,
      ).toBe(true);
    const values = valuesIn(page.text);
    for (const [path, value] of typedInto(command, act.body).filter(([, one]) => one.trim() !== ''))
      expect(values.get(path) ?? unescaped(page.text).includes(value), `${what} ${path}`).toEqual(
        values.has(path) ? value : true,
      );
  }
  expect(tried.size).toBeGreaterThan(20);
});
