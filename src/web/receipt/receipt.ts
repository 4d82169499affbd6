import type { z } from 'zod';
import type { Place } from '../../../contracts/near.ts';
import { Problem } from '../../../contracts/problems.ts';
import { EVENTS, KINDS } from '../../../contracts/subjects.ts';
import { getSolution } from '../../../contracts/views/catalogue.ts';
import { getEntry } from '../../../contracts/views/feed.ts';
import { getKommune } from '../../../contracts/views/kommune.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { html, type Piece } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import type { Ask, PageDefinition, PageRequest } from '../page.ts';
import { type Owner, organisation, ownerHref } from '../parts/links.ts';
import { whatOthersChanged } from '../solution/adoptions.ts';
import { takeAlong } from '../solution/take-along.ts';
import { whom } from '../words/organisation.ts';
import { nextStep } from './next-step.ts';
import { othersWhoUse, partners } from './partners.ts';
import { undoOf } from './undo.ts';

/** Who can see it now, as a sentence. */
const SEEN = {
  oeffentlich: 'Das können jetzt alle lesen, auch ohne Anmeldung.',
  verbund: 'Das können jetzt Ihre Zusammenschlüsse lesen und wer ihnen angehört, sonst niemand.',
  kommune: 'Das können nur Sie selbst lesen.',
} as const;

type Entry = z.output<typeof getEntry.answer>;
type Data = Readonly<Record<string, unknown>>;

/** What stands under the Umsetzung that the entry made; undefined where it made none, or that is nobody's to see. */
const madeBy = async (ask: Ask, { solutionId }: Data, aboutId: string | undefined) => {
  if (typeof solutionId !== 'string' || solutionId === aboutId) return undefined;
  try {
    return await ask(getSolution, { solutionId });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
};

/** Whether it can be taken back: whoever acts for others is not asked. */
const undoing = async (
  { ask, organisation: own, today }: PageRequest,
  entry: Entry,
  aboutId: string | undefined,
): Promise<Piece> => {
  const owner = entry.kommune ? `kommune-${entry.kommune.kommuneId}` : `verbund-${entry.verbund?.verbundId}`;
  if (own !== owner) return null;
  const { why, href, words } = undoOf(entry.type, entry, today, await madeBy(ask, entry.data, aboutId));
  return html`<p>${why}</p>${href !== undefined && html`<p class="lk-btnr"><a class="lk-btn" href="${href}">${words}</a></p>`}`;
};

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

const changes = (users: readonly AdoptionItem[]): Piece => {
  const last = users.filter((item) => item.changes.length > 0).slice(0, CHANGES);
  return whatOthersChanged({ count: last.length, last });
};

/** "Quittung": what was entered, who can see it now, who does the same and whom to call there, what others changed, what could come next. */
export const receipt: PageDefinition = {
  path: '/quittung/:id',
  params: [],
  make: async (request) => {
    const { ask, id, tell } = request;
    const entry = await ask(getEntry, { eventId: id });
    const { data, about } = entry;
    const aboutId = about?.solutionId ?? undefined;
    // What was taken back stands nowhere: only whose it was is left.
    const isGone = entry.zurueckgenommen === true || EVENTS.get(entry.type)?.entry?.gone === true;
    const [owner, href] = [organisation(entry), isGone ? ownerHref(entry) : pageOf(data, entry)];
    const detail =
      aboutId === undefined || isGone ? undefined : await ask(getSolution, { solutionId: aboutId });
    const own = detail && (await placeOf(ask, entry));
    const users = detail ? await othersWhoUse(ask, detail, entry) : [];
    const next = isGone ? undefined : nextStep(entry.type, data, aboutId);
    return {
      title: `Eingetragen: ${entry.title}`,
      drafts: true,
      body: html`<div class="lk-lesebreite"><div class="lk-getan"><h1>Eingetragen</h1><p class="lk-lead">${entry.title}${owner && html` für ${whom(owner)}`}</p></div>
${section('sicht', 'Wer das jetzt sieht', html`<p>${SEEN[entry.sichtbarkeit]}${href !== undefined && html` <a href="${href}">Ansehen, wo es steht</a>`}</p><ul class="lk-neu lk-feld lk-hell lk-oben">${newsItems([entry], tell)}</ul>`)}
${next && section('weiter', 'Wie es weitergehen kann', html`<p>${next.why}</p><p class="lk-btnr"><a class="lk-btn p" href="${next.href}">${next.words}</a></p>`)}
${detail && section('partner', 'Wen Sie jetzt anrufen können', await partners(ask, detail, users, { owner: entry, own }))}
${detail && html`<div class="lk-abs">${changes(users)}</div>`}
${detail && section('anlage', 'Für den Rat', html`<p>Zwei Seiten über diese Lösung, mit Quelle und Stand an jeder Zahl.</p>${takeAlong(detail)}`)}
${section('rueckgaengig', 'Rückgängig', await undoing(request, entry, aboutId))}</div>`,
    };
  },
};
