/** Dashes of every width; a text that was set by a program has others than the keyboard. */
const DASHES = /\p{Pd}/gu;

/** Marks on letters, and what has no look of its own: soft hyphens, zero-width characters, changes of direction. */
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The one spelling in which words are compared: small letters, no marks, no invisible characters, ligatures taken apart,
 * ß as ss, and ae, oe, ue as the vowel that they stand for (so "Bürger", "buerger" and "Burger" meet). "neue" becomes
 * "neu" on both sides: harmless.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(UNSEEN, '')
    .replaceAll('ß', 'ss')
    .replaceAll(DASHES, '-')
    .replaceAll(/([aou])e/g, '$1');

const ENDINGS = /(?:ungen|ung|ern|ens|en|er|es|em|e|n|s)$/;

/** Women of a trade: "Bürgerinnen", "Architektin"; not "Termin" and "Verein". */
const FEMININE = /(?:innen|(?<=er|or|ur|nt|ist|ekt|log|lots|wirt)in)$/;

const without = (word: string, ending: RegExp): string => {
  const cut = word.replace(ending, '');
  return cut.length >= 4 ? cut : word;
};

/** A word without its inflection: light, never below four letters, the same on both sides. */
export const stem = (folded: string): string => {
  const trade = without(folded, FEMININE);
  return trade === folded ? without(folded, ENDINGS) : without(trade, /er$/);
};

const WORDS = /[\p{L}\p{N}]+(?:[-/&][\p{L}\p{N}]+)*/gu;

/** Letters of a word that count, on both sides: the longest German compounds are as long, what is longer is none. */
export const LONGEST_WORD = 64;

/** The folded words of a text; a hyphenated one gives its parts and itself in one ("E-Akte": e, akte, eakte). */
export const words = (text: string): string[] =>
  [...fold(text).matchAll(WORDS)].flatMap(([word]) => {
    const parts = word.split(/[-/&]/);
    const all = parts.length === 1 ? parts : [...parts, parts.join('')];
    return all.map((one) => one.slice(0, LONGEST_WORD));
  });
