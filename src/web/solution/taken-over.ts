import { PlanStatus, UsageStatus } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { lightIcon, lightOf } from '../parts/light.ts';
import { solutionLink } from '../parts/links.ts';
import { portionLinks, portionOf } from '../parts/portion.ts';
import { visibilityMark } from '../parts/visibility.ts';
import { howTaken, moreOf } from './adoption-words.ts';
import { byHow } from './builders.ts';
import { inOrder } from './order.ts';
import { outcomeLine } from './outcomes.ts';
import { standingSince } from './standing.ts';

const brought = ({ outcomes }: AdoptionItem): Piece =>
  outcomes.length > 0 &&
  html`<ul class="lk-klein">${outcomes.map((item) => html`<li>Ergebnis: ${outcomeLine(item)}</li>`)}</ul>`;

const taken = (item: AdoptionItem): Markup => {
  const kind = lightOf({ ...item, mitErgebnis: item.outcomes.length > 0 });
  const title = solutionLink(item.solutionId ?? item.adoptionId, item.title);
  return html`<li>${lightIcon(kind)}<div>${title}: ${standingSince(item)}${visibilityMark(item)}<span class="wann">${howTaken(item)}</span>${moreOf(item)}${brought(item)}</div></li>`;
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

/** All that an organisation has built jointly, takes over from others, or does not, on its own page; in portions where it is much. */
export const takenOver = (
  all: readonly AdoptionItem[],
  titles: TakenTitles,
  { path, params }: { readonly path: string; readonly params: Params },
): Piece => {
  const portion = portionOf(inOrder(all), params);
  const { joint, taken: rest } = byHow(portion.items);
  const kinds = (Object.keys(STATUSES) as Kind[]).map((id) => {
    const statuses: readonly AdoptionItem['status'][] = STATUSES[id];
    return { id, title: titles[id], items: rest.filter(({ status }) => statuses.includes(status)) };
  });
  const built = { id: 'mitgebaut', title: 'Gemeinsam mit anderen gebaut', items: joint };
  const there = [built, ...kinds].filter(({ items }) => items.length > 0);
  const [first] = there;
  const sections = there.map(
    ({ id, title, items }) =>
      html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="lk-neu lk-feld lk-hell">${items.map(taken)}</ul></section>`,
  );
  return [...sections, first && portionLinks(path, { params, part: first.id }, portion)];
};
