import type { AdoptionItem, SourceRef } from '../../../contracts/views/parts.ts';
import { organisation } from '../parts/links.ts';
import { listWords } from '../words/numbers.ts';
import { after } from '../words/organisation.ts';

/** "von der Gemeinde A und vom Kreis B": from whom something was taken over. */
export const organisationPhrase = (sources: readonly SourceRef[]): string =>
  listWords(
    sources.map((source) => {
      const named = organisation(source);
      return named ? after('von', named) : 'von einer weiteren Stelle (nicht öffentlich)';
    }),
  );

/** What stands before from whom: what has not begun was not taken over yet, or never. */
export const begunWords = ({ solutionId }: Pick<AdoptionItem, 'solutionId'>): string =>
  solutionId === undefined ? 'Lösung' : 'übernommen';
