import type { AdoptionItem, SourceRef, UrsprungAussen } from '../../../contracts/views/parts.ts';
import { ownerAfter } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { listWords } from '../words/numbers.ts';

/** "Muster GmbH (Unternehmen)": an origin that is no party here. */
export const outsideName = ({ kind, name }: Pick<UrsprungAussen, 'kind' | 'name'>): string =>
  `${name} (${wordOf('ursprungAussen', kind)})`;

const ownWords = ({ title = '' }: SourceRef, isAlone: boolean): string =>
  isAlone ? `aus dem eigenen Projekt „${title}“` : `zusammen mit dem eigenen Projekt „${title}“`;

/** "von der Gemeinde A und vom Kreis B": from whom something was taken over, or with whom it was built, and what else went in. */
export const organisationPhrase = ({
  sources,
  gemeinsam,
  eigenes,
  ursprungAussen,
}: Pick<AdoptionItem, 'sources' | 'gemeinsam' | 'eigenes' | 'ursprungAussen'>): string => {
  const word = gemeinsam ? 'mit' : 'von';
  const others = sources.map((source) => ownerAfter(word, source));
  const from = listWords([...others, ...(ursprungAussen ? [`von ${outsideName(ursprungAussen)}`] : [])]);
  return [from, eigenes && ownWords(eigenes, from === '')].filter(Boolean).join(', ');
};

/** What stands before from whom: what has not begun was not taken over yet, or never. */
export const begunWords = ({ solutionId, gemeinsam }: AdoptionItem): string => {
  if (gemeinsam) return 'gemeinsam gebaut';
  return solutionId === undefined ? 'Lösung' : 'übernommen';
};
