/** A place of a command line that is to be filled: a flag with its value, or a thing without a name. */
export interface Slot {
  /** `--out`, or `<datei>` as the usage says. */
  readonly name: string;
  readonly flag: boolean;
}

/** What the usage of a verb says it can be given, and the switches that take no value. */
export interface Slots {
  readonly slots: readonly Slot[];
  readonly switches: readonly string[];
}

const PUNCTUATION = /^\[|\]$/g;

/** Reads a usage such as `backup --out <ordner|datei> [--data ./data] [--overwrite]`. */
export const slotsOf = (usage: string): Slots => {
  const words = usage
    .split(' ')
    .slice(1)
    .map((word) => word.replaceAll(PUNCTUATION, ''))
    .filter((word) => word !== '|');
  const slots: Slot[] = [];
  const switches: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const [word = '', next] = words.slice(index, index + 2);
    if (!word.startsWith('--')) slots.push({ name: word, flag: false });
    else if (next === undefined || next.startsWith('--')) switches.push(word);
    else {
      slots.push({ name: word, flag: true });
      index += 1;
    }
  }
  return { slots, switches };
};
