import { html, type Piece } from '../markup.ts';

/** What is not for everybody, for those who may see it. */
const WORDS: Readonly<Record<string, string>> = {
  verbund: 'nur im Zusammenschluss',
  kommune: 'nur intern',
};

interface Entry {
  readonly sichtbarkeit: string;
}

/** Marks in words that an entry is not for everybody; nothing where it is. */
export const visibilityWords = ({ sichtbarkeit }: Entry): string | undefined => WORDS[sichtbarkeit];

/** The same as a mark beside the words of an entry. */
export const visibilityMark = (entry: Entry): Piece => {
  const words = visibilityWords(entry);
  return words && html` <span class="lk-tag">${words}</span>`;
};
