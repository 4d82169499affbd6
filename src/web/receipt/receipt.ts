import { KINDS } from '../../../contracts/subjects.ts';
import { getSolution, type SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { getEntry } from '../../../contracts/views/feed.ts';
import { getKommune } from '../../../contracts/views/kommune.ts';
import { html, type Piece } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import type { Ask, PageDefinition } from '../page.ts';
import { type Owner, organisation, ownerHref } from '../parts/links.ts';
import { whatOthersChanged } from '../solution/adoptions.ts';
import type { Place } from '../solution/near.ts';
import { whom } from '../words/organisation.ts';
import { nextStep } from './next-step.ts';
import { othersWhoUse, partners } from './partners.ts';

/** Who can see it now, as a sentence. */
const SEEN = {
  oeffentlich: 'Das können jetzt alle lesen, auch ohne Anmeldung.',
  verbund: 'Das können jetzt Ihre Zusammenschlüsse lesen und wer ihnen angehört, sonst niemand.',
  kommune: 'Das können nur Sie selbst lesen.',
} as const;

type Data = Readonly<Record<string, unknown>>;

/** Where the entry stands now: the page of the first thing that it names and that has one, else its organisation's. */
const pageOf = (data: Data, owner: Owner): string | undefined => {
  for (const { id, page } of KINDS)
    if (page !== undefined && typeof data[id] === 'string') return page + data[id];
  return ownerHref(owner);
};

const section = (id: string, title: string, body: Piece): Piece =>
  body && html`<section class="lk-abs" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;

const placeOf = async (ask: Ask, { kommune }: Owner): Promise<Place | undefined> =>
  kommune && (await ask(getKommune, { kommuneId: kommune.kommuneId }));

/** So many changes of others are shown. */
const CHANGES = 5;

const changes = (detail: SolutionDetail, owner: Owner, own: Place | undefined): Piece =>
  whatOthersChanged(
    othersWhoUse(detail, owner, own)
      .filter((item) => item.changes.length > 0)
      .slice(0, CHANGES)
      .reverse(),
  );

/** "Quittung": what was entered, who can see it now, who does the same and whom to call there, what others changed, what could come next. */
export const receipt: PageDefinition = {
  path: '/quittung/:id',
  params: [],
  make: async ({ ask, id, tell }) => {
    const entry = await ask(getEntry, { eventId: id });
    const { data, about } = entry;
    const aboutId = about?.solutionId ?? undefined;
    const [owner, href] = [organisation(entry), pageOf(data, entry)];
    const detail = aboutId === undefined ? undefined : await ask(getSolution, { solutionId: aboutId });
    const own = detail && (await placeOf(ask, entry));
    const next = nextStep(entry.type, data, aboutId);
    return {
      title: `Eingetragen: ${entry.title}`,
      body: html`<div class="lk-lesebreite"><div class="lk-getan"><h1>Eingetragen</h1><p class="lk-lead">${entry.title}${owner && html` für ${whom(owner)}`}</p></div>
${section('sicht', 'Wer das jetzt sieht', html`<p>${SEEN[entry.sichtbarkeit]}${href !== undefined && html` <a href="${href}">Ansehen, wo es steht</a>`}</p><ul class="lk-neu lk-feld lk-hell lk-oben">${newsItems([entry], tell)}</ul>`)}
${next && section('weiter', 'Wie es weitergehen kann', html`<p>${next.why}</p><p class="lk-btnr"><a class="lk-btn p" href="${next.href}">${next.words}</a></p>`)}
${detail && section('partner', 'Wen Sie jetzt anrufen können', await partners(ask, detail, entry, own))}
${detail && html`<div class="lk-abs">${changes(detail, entry, own)}</div>`}</div>`,
    };
  },
};
