/** Typing errors that are mended in a word of so many letters: in short ones every word is near to every other. */
export const typoLimit = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0);

/** One bit a letter from a to z, one for everything else. */
export const lettersOf = (word: string): number => {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
};

const bitsOf = (letters: number): number => {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** True where two words with these letters may be `limit` errors apart: one error changes at most two letters of a set. */
export const mayBeNear = (letters: number, others: number, limit: number): boolean =>
  bitsOf(letters ^ others) <= 2 * limit;

/**
 * Says of words whether they are within `limit` typing errors of `word`: letters left out, added, changed, or two next to
 * each other exchanged (Damerau 1964, restricted). Only what can still be within the limit is looked at.
 */
export const nearTo = (word: string, limit: number): ((other: string) => boolean) => {
  const width = word.length + 2;
  // For the letters of the other word up to now, the one before and the one before that: errors by letters of `word`.
  let [last, row, next] = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];
  const tooFar = limit + 1;
  const step = (other: string, at: number): number => {
    const from = Math.max(1, at - limit);
    const to = Math.min(word.length, at + limit);
    next[from - 1] = from === 1 ? Math.min(at, tooFar) : tooFar;
    let least = next[from - 1] as number;
    const letter = other.charCodeAt(at - 1);
    for (let j = from; j <= to; j += 1) {
      const same = word.charCodeAt(j - 1) === letter;
      let errors = Math.min(
        (row[j - 1] as number) + (same ? 0 : 1),
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
      );
      if (
        at > 1 &&
        j > 1 &&
        letter === word.charCodeAt(j - 2) &&
        other.charCodeAt(at - 2) === word.charCodeAt(j - 1)
      )
        errors = Math.min(errors, (last[j - 2] as number) + 1);
      next[j] = Math.min(errors, tooFar);
      least = Math.min(least, errors);
    }
    if (to < word.length) next[to + 1] = tooFar;
    [last, row, next] = [row, next, last];
    return least;
  };
  return (other) => {
    if (Math.abs(other.length - word.length) > limit) return false;
    for (let j = 0; j < width; j += 1) row[j] = Math.min(j, tooFar);
    for (let at = 1; at <= other.length; at += 1) if (step(other, at) > limit) return false;
    return (row[word.length] as number) <= limit;
  };
};
