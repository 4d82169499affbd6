import type { StreamName } from '../../../contracts/envelope.ts';
import { solution as kind } from '../../../contracts/fields/kinds/solution.ts';
import { type Descent, listAdoptions } from '../../../contracts/views/adoptions.ts';
import { getSolution, type SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { getLineage } from '../../../contracts/views/lineage.ts';
import { followThing } from '../follow/follow.ts';
import { HERKUNFT, type Herkunft, herkunftOf } from '../herkunft.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { type PageDefinition, type PageRequest, type Params, single } from '../page.ts';
import { whomToAskAbout } from '../parts/kontakt.ts';
import { solutionLink } from '../parts/links.ts';
import { liveLine } from '../parts/live-line.ts';
import { PORTION, PORTION_SIZE, portionCount, portionNumber } from '../parts/portion.ts';
import { allAdoptions, jointBuilders, WHOLE, whatOthersChanged } from '../solution/adoptions.ts';
import { solutionHead } from '../solution/head.ts';
import { whatItBrought } from '../solution/outcomes.ts';
import { pageDescription, pageName } from '../solution/page-name.ts';
import { whatGetsBetter, whatItNeeds } from '../solution/prerequisites.ts';
import { referenceClaim, references } from '../solution/references.ts';
import { takeAlong } from '../solution/take-along.ts';
import { thisAdoption } from '../solution/this-adoption.ts';
import { useButton } from '../solution/use-button.ts';
import { whoUses } from '../solution/used.ts';
import { chainAround } from '../spread/around.ts';
import { chainOf } from '../spread/chain.ts';
import { changeId } from '../spread/changed.ts';
import { drawing } from '../spread/drawing.ts';
import type { Look } from '../spread/look.ts';
import { dateWords } from '../words/dates.ts';

const spread = (detail: SolutionDetail, picture: Piece): Piece =>
  html`<section class="lk-abs" aria-labelledby="verbreitung"><h2 id="verbreitung">Verbreitung</h2><p class="lk-text">Wer von wem übernommen hat: <a href="/loesungen/${detail.solutionId}/verbreitung">ganze Lichterkette ansehen</a></p>${picture}</section>`;

const referenceBody = (detail: SolutionDetail, organisation: StreamName | null): Markup =>
  html`${solutionHead(detail)}${useButton(detail, organisation)}${takeAlong(detail)}${detail.reference && html`<section class="lk-abs" aria-labelledby="angabe"><h2 id="angabe">Was die Quelle sagt</h2>${detail.reference.solutionId && html`<p>Über die Lösung ${solutionLink(detail.reference.solutionId, detail.reference.title)}</p>`}${referenceClaim(detail.reference)}</section>`}<div class="lk-abs">${references(detail.references)}</div>`;

const columns = (detail: SolutionDetail, descent: Descent): Markup =>
  html`<div class="lk-spalten"><div class="lk-stapel">${detail.adoption && thisAdoption(detail.adoption)}${whatGetsBetter(detail)}${whoUses(detail, descent)}${whatItBrought({ items: detail.outcomes, total: descent.outcomes }, { items: descent.merged.first, total: descent.merged.count })}</div><div class="lk-stapel">${whatItNeeds(detail)}${whomToAskAbout(detail)}${whatOthersChanged(descent.changed)}</div></div>`;

/** Names lead to the chain with that light in focus, the pills to the adoptions below. */
const lookOf = (id: string, { params, today }: PageRequest): Look => ({
  today: single(params, 'zum') ?? today,
  past: ![undefined, today].includes(single(params, 'zum')),
  focus: undefined,
  hrefOf: (light) => `/loesungen/${id}/verbreitung?fokus=${light}#auswahl`,
  changeHrefOf: (light) => `/loesungen/${id}/verbreitung#${changeId(light)}`,
});

/** Says of a page of an earlier day that it is one: what was said since then of that day stands in it, too. */
const asOfDay = ({ past, today }: Look): Piece =>
  past &&
  html`<p class="lk-hinweis">So war es am ${dateWords(today)}, nach dem, was heute davon bekannt ist.</p>`;

/** Lights that the page of a solution draws itself; more of them have a page of their own. */
const DRAWN = 16;

/** What is asked of the answer; the rest of the address is how the page shows it. */
const ASKED = ['stand', 'zum', 'atLeast'] as const;

/** So many adoptions give more lights than a page draws, whatever else there is. */
const MANY = 100;

/** What descends from it as a chain of lights around it; undefined where that is more than its page draws. */
const chainFor = async ({ ask, id }: PageRequest, params: Params, { adoptions }: Descent) =>
  adoptions > MANY ? undefined : chainAround(chainOf(await ask(getLineage, { solutionId: id }, params)), id);

/** Who built it jointly, and a portion of all others who took it over, as the page lists them. */
const listed = async (
  { ask, id, params: given, turn }: PageRequest,
  params: Params,
  { adoptions, gemeinsam }: Descent,
  { kommune }: Herkunft,
) => {
  const some = async (more: Params) => {
    await turn();
    return (await ask(listAdoptions, { solutionId: id }, { ...params, ...more })).items;
  };
  const total = adoptions - gemeinsam.adoptions;
  const asked = portionNumber(total, given);
  const number = asked === 0 && total > WHOLE ? 1 : asked;
  const portion =
    number === 0 ? { limit: String(WHOLE) } : { limit: String(PORTION_SIZE), seite: String(number) };
  const taken = { sort: 'stand', gemeinsam: 'false', von: kommune?.kommuneId, ...portion };
  return {
    joint: gemeinsam.adoptions > 0 ? await some({ gemeinsam: 'true', limit: String(WHOLE) }) : [],
    portion: { items: total > 0 ? await some(taken) : [], number, count: portionCount(total) },
    total,
  };
};

/** "Lösung": what gets better for whom, who uses it, what it brought, what others changed, and its Verbreitung. */
export const solution: PageDefinition = {
  path: '/loesungen/:id',
  params: [...ASKED, HERKUNFT, PORTION],
  herkunft: true,
  make: async (request) => {
    const { ask, id, params: given, turn, organisation } = request;
    const params = Object.fromEntries(ASKED.map((name) => [name, given[name]]));
    const detail = await ask(getSolution, { solutionId: id }, params);
    const page = {
      title: pageName(detail),
      description: pageDescription(detail),
      section: '/loesungen',
      follow: followThing(kind, id, 'zu dieser Lösung'),
      trail: [{ label: 'Lösungen finden', href: '/loesungen' }, { label: detail.title }],
    };
    const { descent } = detail;
    if (descent === undefined) return { ...page, body: referenceBody(detail, organisation) };
    await turn();
    const chain = await chainFor(request, params, descent);
    const isAlone = chain?.lights.length === 1;
    const look = lookOf(id, request);
    const isSmall = chain !== undefined && !isAlone && chain.lights.length <= DRAWN;
    const picture = isSmall && (await drawing(chain, look, turn));
    const herkunft = await herkunftOf(request);
    const { joint, portion, total } = await listed(request, params, descent, herkunft);
    const listing = { path: `/loesungen/${id}`, params: given, herkunft };
    return {
      ...page,
      live: true,
      herkunft: herkunft.keep,
      body: html`${solutionHead(detail)}${asOfDay(look)}${useButton(detail, organisation)}${takeAlong(detail)}${liveLine(`solution:${id}`, detail.position)}${columns(detail, descent)}${!isAlone && spread(detail, picture)}<div class="lk-abs lk-stapel">${jointBuilders(joint, herkunft)}${allAdoptions(portion, total, listing)}${references(detail.references)}</div>`,
    };
  },
};
