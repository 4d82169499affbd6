import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { organisation } from '../parts/links.ts';
import { listWords } from '../words/numbers.ts';
import { after } from '../words/organisation.ts';

/** "von der Gemeinde A und vom Kreis B": from whom something was taken over, or with whom it was built. */
export const organisationPhrase = ({
  sources,
  gemeinsam,
}: Pick<AdoptionItem, 'sources' | 'gemeinsam'>): string => {
  const word = gemeinsam ? 'mit' : 'von';
  return listWords(
    sources.map((source) => {
      const named = organisation(source);
      return named ? after(word, named) : `${word} einer weiteren Stelle (nicht öffentlich)`;
    }),
  );
};

/** What stands before from whom: what has not begun was not taken over yet, or never. */
export const begunWords = ({ solutionId, gemeinsam }: AdoptionItem): string => {
  if (gemeinsam) return 'gemeinsam gebaut';
  return solutionId === undefined ? 'Lösung' : 'übernommen';
};
