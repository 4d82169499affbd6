import type { Difference } from './json-differences.ts';

/** Words that are shown before and behind the first ones that differ. */
const AROUND = 6;

const MOST = 14;

const words = (text: string): readonly string[] => text.split(/(?=<)|\s+/).filter((word) => word !== '');

const commonStart = (one: readonly string[], other: readonly string[]): number => {
  const index = one.findIndex((word, at) => word !== other[at]);
  return index === -1 ? one.length : index;
};

/** Where two texts begin and end to differ, with a few words around; undefined where only white space does. */
export const textDifference = (before: string, after: string): Difference | undefined => {
  const [one, other] = [words(before), words(after)];
  const start = commonStart(one, other);
  if (start === one.length && start === other.length) return undefined;
  const most = Math.min(one.length, other.length) - start;
  const end = Math.min(most, commonStart(one.toReversed(), other.toReversed()));
  const shown = (all: readonly string[]) =>
    all
      .slice(start, Math.max(start, all.length - end))
      .slice(0, MOST)
      .join(' ');
  const lead = one.slice(Math.max(0, start - AROUND), start).join(' ');
  return { path: `… ${lead}`, before: shown(one), after: shown(other) };
};
