/**
 * The one spelling in which words are compared: small letters, no marks, ß as ss, and ae, oe, ue as the vowel
 * that they stand for (so "Bürger", "buerger" and "Burger" meet). "neue" becomes "neu" on both sides: harmless.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([aou])e/g, '$1');

const ENDINGS = /(?:ungen|ung|ern|ens|en|er|es|em|e|n|s)$/;

/** A word without its inflection: light, never below four letters, the same on both sides. */
export const stem = (folded: string): string => {
  const cut = folded.replace(ENDINGS, '');
  return cut.length >= 4 ? cut : folded;
};

const WORDS = /[\p{L}\p{N}]+(?:[-/&][\p{L}\p{N}]+)*/gu;

/** The folded words of a text; a hyphenated one gives its parts and itself in one ("E-Akte": e, akte, eakte). */
export const words = (text: string): string[] =>
  [...fold(text).matchAll(WORDS)].flatMap(([word]) => {
    const parts = word.split(/[-/&]/);
    return parts.length === 1 ? parts : [...parts, parts.join('')];
  });
