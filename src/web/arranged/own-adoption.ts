import type { StreamName } from '../../../contracts/envelope.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import type { Around } from '../forms/arrangement.ts';
import { html, type Piece } from '../markup.ts';
import type { Ask } from '../page.ts';
import { solutionLink } from '../parts/links.ts';
import { adoptionsOf } from '../parts/own-adoptions.ts';
import { standingSince } from '../solution/standing.ts';

/** What a form about one of its own adoptions says beside its fields. */
interface Says {
  readonly title: string;
  readonly lead: string;
  readonly below?: (adoptionId: string) => Piece;
}

const which = (item: AdoptionItem): Piece => {
  const id = item.solutionId ?? item.sources.find(({ solutionId }) => solutionId !== null)?.solutionId;
  return html`<p class="lk-lead">${id ? solutionLink(id, item.title) : item.title}</p><p class="lk-klein">Bei Ihnen eingetragen: ${standingSince(item)}</p>`;
};

const NOT_YOURS = html`<p class="lk-hinweis">Diese Übernahme steht nicht bei der Stelle, für die Sie gerade eintragen. Bitte die Rolle wechseln.</p>`;

/** What stands around a form about an adoption of the organisation itself: which one, and how it stands. */
export const aroundOwn =
  ({ title, lead, below }: Says) =>
  async (ask: Ask, id: string, organisation: StreamName | undefined): Promise<Around> => {
    const own = organisation === undefined ? [] : await adoptionsOf(ask, organisation);
    const item = own.find(({ adoptionId }) => adoptionId === id);
    const unknown = organisation !== undefined && NOT_YOURS;
    return {
      title,
      above: html`${item === undefined ? unknown : which(item)}<p>${lead}</p>`,
      below: below?.(id),
      given: [['adoptionId', id]],
    };
  };
