import { listWords } from '../../words/numbers.ts';
import type { Chain, Light, Wire } from '../lights.ts';
import { nameAfter, secondLine } from '../words.ts';
import { wrapped } from '../wrapped.ts';
import type { Run } from './runs.ts';

const FIRST = 58;
/** Heights of the lines of a name, and of the words under it. */
export const NAME_LINE = 18;
export const LINE = 16;
/** From the middle of a light down to its name. */
export const DROP = 43;
const ABOVE = 46;
const LEAST_PITCH = 150;

/** A light in its place. */
export interface Laid {
  readonly light: Light;
  readonly x: number;
  readonly y: number;
  readonly name: readonly string[];
  readonly words: readonly string[];
  /** The wire that it hangs on, where that comes from the light before it. */
  readonly wire: Wire | undefined;
}

/** One line of a garland, read like text. */
export interface GarlandLine {
  readonly y: number;
  readonly lights: readonly Laid[];
  /** A cable comes in at the left, goes out at the right. */
  readonly comes: boolean;
  readonly goes: Wire | undefined;
  readonly from: string | undefined;
}

/** What stands under a name: each thing on lines of its own, then from whom it came besides. */
const wordsOf = (chain: Chain, shown: Light, wire: Wire | undefined, width: number): string[] => {
  const others = shown.sources
    .filter((one) => one !== wire)
    .map(({ from }) => nameAfter('von', chain.byId.get(from)?.name ?? ''));
  const also = others.length === 0 ? [] : [`${wire === undefined ? '' : 'auch '}${listWords(others)}`];
  return [...secondLine(shown).split(' · '), ...also].flatMap((words) => wrapped(words, width, 13, '400'));
};

const wireOf = (shown: Light, before: Light | undefined): Wire | undefined =>
  before && shown.sources.find(({ from }) => from === before.id);

/** A garland's lines in a width, each light at its place; how high it is, and how far its lights are apart. */
export const linesOf = (
  chain: Chain,
  runs: readonly Run[],
  width: number,
): { lines: GarlandLine[]; height: number; pitch: number } => {
  const perLine = Math.max(2, Math.floor((width - FIRST + 24) / LEAST_PITCH));
  const pitch = Math.floor((width - FIRST + 20) / perLine);
  const lines: GarlandLine[] = [];
  let top = 0;
  for (const { lights, from } of runs)
    for (let begin = 0; begin < lights.length; begin += perLine) {
      const y = top + ABOVE;
      const laid = lights.slice(begin, begin + perLine).map((shown, index): Laid => {
        const wire = wireOf(shown, lights[begin + index - 1]);
        const name = wrapped(shown.name, pitch - 14, 15, '600');
        return {
          light: shown,
          x: FIRST + index * pitch,
          y,
          name,
          words: wordsOf(chain, shown, wire, pitch - 14),
          wire,
        };
      });
      const next = lights[begin + perLine];
      const source = begin === 0 && from !== undefined ? chain.byId.get(from.from)?.name : undefined;
      lines.push({
        y,
        lights: laid,
        comes: begin > 0,
        goes: next && wireOf(next, lights[begin + perLine - 1]),
        from: source,
      });
      top =
        y +
        DROP +
        Math.max(...laid.map(({ name, words }) => name.length * NAME_LINE + words.length * LINE)) +
        6;
    }
  return { lines, height: top + 10, pitch };
};
