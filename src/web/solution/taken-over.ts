import { PlanStatus, UsageStatus } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { lightIcon, lightOf } from '../parts/light.ts';
import { solutionLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { onDate } from '../words/dates.ts';
import { changeList, standing } from './adoptions.ts';
import { begunWords, organisationPhrase } from './phrases.ts';

const taken = (item: AdoptionItem): Markup => {
  const kind = lightOf({ ...item, mitErgebnis: item.outcomes.length > 0 });
  const title = solutionLink(item.solutionId ?? item.adoptionId, item.title);
  const when = item.adoptedOn === undefined ? '' : `, ${onDate(item.adoptedOn)}`;
  const how = item.relation ? ` · ${wordOf('relation', item.relation)}` : '';
  const gone = item.sourceWithdrawn && ' · Vorlage zurückgezogen';
  return html`<li>${lightIcon(kind)}<div>${title}: ${standing(item)}<span class="wann">${begunWords(item)} ${organisationPhrase(item.sources)}${when}${how}${gone}</span>${changeList(item.changes)}</div></li>`;
};

/** What an organisation takes over from others, or does not, each kind apart from what it uses. */
const STATUSES = {
  nutzt: UsageStatus.options,
  plant: PlanStatus.options,
  beendet: ['beendet'],
  abgelehnt: ['nicht-weiterverfolgt'],
} as const satisfies Readonly<Record<string, readonly AdoptionItem['status'][]>>;

type Kind = keyof typeof STATUSES;

/** What stands over each kind. */
export type TakenTitles = Readonly<Record<Kind, string>>;

/** All that an organisation takes over, or does not, on its own page. */
export const takenOver = (all: readonly AdoptionItem[], titles: TakenTitles): Piece =>
  (Object.keys(STATUSES) as Kind[]).map((id) => {
    const statuses: readonly AdoptionItem['status'][] = STATUSES[id];
    const items = all.filter(({ status }) => statuses.includes(status));
    return (
      items.length > 0 &&
      html`<section aria-labelledby="${id}"><h2 id="${id}">${titles[id]}</h2><ul class="lk-neu lk-feld lk-hell">${items.map(taken)}</ul></section>`
    );
  });
