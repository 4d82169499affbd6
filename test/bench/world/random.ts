/** Numbers that look random and are the same in every run: mulberry32. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Index of an item where the n-th is drawn 1/n as often as the first (Zipf), out of `count`. */
  zipf(count: number): number;
  /** A UUID of these numbers. */
  uuid(): string;
}

const hex = (value: number) => value.toString(16).padStart(8, '0');

/** The numbers that `seed` begins. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => word() / 2 ** 32;
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    zipf: (count) => Math.min(count - 1, Math.floor((count + 1) ** next()) - 1),
    uuid: () => {
      const text = hex(word()) + hex(word()) + hex(word()) + hex(word());
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20)}`;
    },
  };
};
