import type { StreamName } from '../../../contracts/envelope.ts';
import type { FoundItem } from '../../../contracts/views/catalogue.ts';
import { html, type Piece } from '../markup.ts';
import type { Ask } from '../page.ts';
import { ownerStream } from '../parts/links.ts';
import { adoptionsOf } from '../parts/own-adoptions.ts';

/**
 * "Wir nutzen das auch" at entries of a list, for who looks for an organisation: not at what is its own, or what it has said something of
 * already, and not at what cannot be taken over.
 */
export const useOnList = async (
  ask: Ask,
  organisation: StreamName | null,
): Promise<(item: FoundItem) => Piece> => {
  if (organisation === null) return () => null;
  const own = await adoptionsOf(ask, organisation);
  const known = new Set(own.flatMap(({ sources }) => sources.map(({ solutionId }) => solutionId)));
  return (item) =>
    item.entry === 'loesung' &&
    !item.withdrawn &&
    ownerStream(item) !== organisation &&
    !known.has(item.solutionId) &&
    html`<p class="lk-btnr"><a class="lk-btn klein" href="/loesungen/${item.solutionId}/nutzen">Wir nutzen das auch<span class="lk-nurlesen">: ${item.title}</span></a></p>`;
};
