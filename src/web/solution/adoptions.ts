import { distanceWords, type Place, sizeWords } from '../../../contracts/near.ts';
import type { Descent } from '../../../contracts/views/adoptions.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import type { Herkunft } from '../herkunft.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { lightIcon, lightOf } from '../parts/light.ts';
import { ownerLink } from '../parts/links.ts';
import { type Portion, portionLinks } from '../parts/portion.ts';
import { visibilityMark } from '../parts/visibility.ts';
import { counted, numberWords } from '../words/numbers.ts';
import { howTaken, moreOf } from './adoption-words.ts';
import { herkunftForm } from './herkunft-form.ts';
import { standingSince } from './standing.ts';

/** How large, where, and how far from where the reader comes from; and why it stands where it stands. */
const placeWords = ({ place }: AdoptionItem, own: Place | undefined): Piece => {
  const { land, population } = place ?? {};
  const known = [
    population !== undefined && `${numberWords(population)} Einwohnerinnen und Einwohner`,
    land,
    own && distanceWords(own, place),
  ].filter(Boolean);
  const why =
    own && [sizeWords(own, place), own.land === land && 'im selben Land'].filter(Boolean).join(', ');
  return (
    (known.length > 0 || why) && html`<span class="wann">${join(known, ' · ')}${why && ` (${why})`}</span>`
  );
};

/** An adoption in a list, with all that is known of it. */
const adopted =
  (own: Place | undefined) =>
  (item: AdoptionItem): Markup => {
    const kind = lightOf({ ...item, mitErgebnis: item.outcomes.length > 0 });
    const page = item.solutionId ?? item.adoptionId;
    return html`<li id="u-${item.adoptionId}">${lightIcon(kind)}<div>${ownerLink(item)}: ${standingSince(item)}${visibilityMark(item)}${placeWords(item, own)}<span class="wann">${howTaken(item)} · <a href="/loesungen/${page}">${item.solutionId ? 'Umsetzung' : 'mehr dazu'} ansehen</a></span>${moreOf(item)}</div></li>`;
  };

/** So many adoptions stand on one page where all are asked for. */
export const WHOLE = 200;

/** What the list of all adoptions is made with: where it stands, and by whom it is ordered. */
interface Listing {
  readonly path: string;
  readonly params: Params;
  readonly herkunft: Herkunft;
}

/** Who built it jointly with its owner, each with all that is known of it. */
export const jointBuilders = (items: readonly AdoptionItem[], { kommune: own }: Herkunft): Piece =>
  items.length > 0 &&
  html`<section aria-labelledby="gemeinsam"><h2 id="gemeinsam">Wer es mitgebaut hat</h2><ul class="lk-neu lk-feld lk-hell">${items.map(adopted(own))}</ul></section>`;

/** Every adoption with who, how large, where, since and as of when, from whom and with which changes. */
export const allAdoptions = (
  portion: Portion<AdoptionItem>,
  total: number,
  { path, params, herkunft }: Listing,
): Piece => {
  if (total === 0) return null;
  const { kommune: own } = herkunft;
  const whole = total > WHOLE && html`<a href="${path}/verbreitung.csv">alle als Tabelle (CSV)</a>`;
  const links = portionLinks(path, { params, part: 'uebernahmen', ...(whole ? { whole } : {}) }, portion);
  return html`<section aria-labelledby="uebernahmen"><h2 id="uebernahmen">Wer nutzt das im Einzelnen?</h2><p class="lk-klein">${counted(total, 'Übernahme', 'Übernahmen')} mit Größe, Land, Stand, Vorlage und Änderungen; zuerst, wer es nutzt, dann Pläne, dann was vorbei ist.</p>${herkunftForm(path, params, herkunft)}<ul class="lk-neu lk-feld lk-hell lk-oben">${portion.items.map(adopted(own))}</ul>${links}</section>`;
};

/** "Was andere geändert haben": the changes, newest adoption first. */
export const whatOthersChanged = ({ count, last }: Descent['changed']): Piece => {
  if (count === 0) return null;
  const rest = count - last.length;
  return html`<section aria-labelledby="geaendert"><h2 id="geaendert">Was andere geändert haben</h2><ul class="lk-liste">${last.map(
    (item) => html`<li><b>${ownerLink(item)}:</b> ${item.changes.map(({ what }) => what).join('; ')}</li>`,
  )}</ul>${rest > 0 && html`<p><a href="#uebernahmen">${rest} weitere mit Änderungen</a></p>`}</section>`;
};
