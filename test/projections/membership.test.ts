import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import type { Projection } from '../../projections/model/projection.ts';
import { admits } from '../../projections/model/sight.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import { Tables } from '../../src/project/tables.ts';
import { beginWorld } from '../decide/properties/begin.ts';
import { inWorld, KOMMUNEN, moves, VERBUENDE } from '../decide/properties/moves.ts';
import { wordsIn } from '../decide/properties/words.ts';
import type { Logged, World } from '../decide/properties/world.ts';

const positionOf = (place: number): Position => `${String(place).padStart(16, '0')}-00000000`;

/** The tables after a log, made by the one projection that memberships need. */
const projected = (log: readonly Logged[]): ReadModels => {
  const projection = PROJECTIONS.find(({ name }) => name === 'verbund') as Projection;
  const tables = new Tables([projection]);
  let position = positionOf(0);
  const writers = tables.writers('verbund', () => position);
  for (const [place, { type, data, stream }] of log.entries()) {
    position = positionOf(place);
    const handler = projection.on[type as keyof typeof projection.on] as
      | ((event: object, step: object) => void)
      | undefined;
    handler?.({ type, data, stream, position }, { tables: writers });
  }
  return tables.now;
};

/** True where both belong to one Verbund by both sides' word, told from the bare log. */
const together = (log: readonly Logged[], viewer: Logged['stream'], owner: Logged['stream'], since: number) =>
  VERBUENDE.some((verbund) => {
    const words = (one: Logged['stream']) => wordsIn(log, verbund, one);
    const belongs = (one: Logged['stream']) => one === verbund || words(one)?.status === 'mitglied';
    const openlyAt = viewer === verbund ? undefined : words(viewer)?.openlyAt;
    return belongs(viewer) && belongs(owner) && (openlyAt === undefined || openlyAt <= since);
  });

const everybody = [...KOMMUNEN, ...VERBUENDE];

const compare = (world: World, places: readonly number[]) => {
  const models = projected(world.log);
  let seen = 0;
  for (const viewer of everybody)
    for (const owner of everybody)
      for (const place of places) {
        const audience = { level: 'verbund', owner, since: positionOf(place) } as const;
        const expected = viewer === owner || together(world.log, viewer, owner, place);
        expect(admits(sightOf(models, viewer), audience), `${viewer} ${owner} ${place}`).toBe(expected);
        if (expected && viewer !== owner) seen += 1;
      }
  return seen;
};

const histories = fc.tuple(
  moves(120, /join|membership|leave/),
  fc.array(fc.nat(120), { minLength: 3, maxLength: 3 }),
);

/** Histories that are always the same: how much is seen in them does not depend on the chance of this run. */
const KNOWN = fc.sample(histories, { seed: 1, numRuns: 20 });

test('rule 24: after any history, sight is what both sides have said', () => {
  let seen = 0;
  const property = fc.property(histories, ([all, places]) => {
    const world = beginWorld();
    for (const move of all) {
      const { stream, command } = inWorld(move, world);
      world.act(stream, command, move.who);
    }
    seen += compare(world, places);
  });
  fc.assert(property, { numRuns: 60 + KNOWN.length, examples: KNOWN.map((history) => [history]) });
  expect(seen).toBeGreaterThan(500);
});
