import type { SourceRef } from '../../../contracts/views/parts.ts';
import { organisation } from '../parts/links.ts';
import { listWords } from '../words/numbers.ts';
import { after } from '../words/organisation.ts';

/** "von der Gemeinde A und vom Kreis B": from whom something was taken over. */
export const organisationPhrase = (sources: readonly SourceRef[]): string =>
  listWords(
    sources.map((source) => {
      const named = organisation(source);
      return named ? after('von', named) : 'von einer weiteren Kommune (nicht öffentlich)';
    }),
  );
