import fc from 'fast-check';
import type { StreamName } from '../../../contracts/envelope.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { fileOfEverySubject } from '../../by-name.ts';
import type { Command } from '../harness.ts';
import { kommune, verbund } from '../names.ts';
import { type AnyMoves, Choices } from './choices.ts';
import type { World } from './world.ts';

/** One random step: a command of somebody at one of the streams, its choices made by `dice`. */
export interface Move {
  readonly name: string;
  readonly where: number;
  readonly who: string;
  readonly dice: readonly number[];
}

const MOVES = await fileOfEverySubject<AnyMoves>(new URL('./moves/', import.meta.url), 'random moves');

const often: ReadonlySet<string> = new Set([...MOVES.values()].flatMap(({ often }) => often));
/** Names of the commands that make a new thing whenever they are sent under a new key. */
export const ANEW: ReadonlySet<string> = new Set([...MOVES.values()].flatMap(({ anew }) => anew));
const bodies = new Map([...MOVES.values()].flatMap(({ bodies }) => Object.entries(bodies)));

export const KOMMUNEN = ['Weidenrode', 'Erlenbach', 'Sulzau'].map(kommune);
const NEWCOMERS = ['Newcomer 1', 'Newcomer 2'].map(kommune);
/** One that answers who joins, one that records its members, one that is open. */
export const VERBUENDE = ['Digitale Aue', 'Zweckverband Aue', 'Offene Aue'].map(verbund);

const names = [...COMMANDS.keys()].flatMap((name) => (often.has(name) ? [name, name, name] : [name]));

/** Random moves, of those commands only whose names fit. */
export const moves = (count: number, fits = /./) =>
  fc.array(
    fc.record({
      name: fc.noBias(fc.constantFrom(...names.filter((name) => fits.test(name)))),
      where: fc.noBias(fc.nat(99)),
      who: fc.constantFrom('one', 'two'),
      dice: fc.array(fc.noBias(fc.nat(999)), { minLength: 6, maxLength: 6 }),
    }),
    { minLength: count, maxLength: count, size: 'max' },
  );

/** Where a command may act: a new Kommune may also be one that nobody else of the world knows. */
const homesOf = (name: string): readonly StreamName[] => {
  const definition = COMMANDS.get(name);
  if (definition?.creates === 'kommune') return [...KOMMUNEN, ...NEWCOMERS];
  return [
    ...(definition?.on.includes('kommune') ? KOMMUNEN : []),
    ...(definition?.on.includes('verbund') ? VERBUENDE : []),
  ];
};

/** The stream and the command that a move comes to in this world: mostly about things that are there. */
export const inWorld = (
  { name, where, dice }: Move,
  world: World,
): { stream: StreamName; command: Command } => {
  const homes = homesOf(name);
  const stream = homes[where % homes.length];
  const body = bodies.get(name);
  if (stream === undefined || body === undefined) throw new Error(`no moves for ${name}`);
  return { stream, command: { name, body: body(new Choices(world, stream, dice)) } };
};
