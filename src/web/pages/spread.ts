import { getSolution } from '../../../contracts/views/catalogue.ts';
import { getLineage } from '../../../contracts/views/lineage.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { type PageDefinition, type PageRequest, type Params, single } from '../page.ts';
import { ownerName } from '../parts/links.ts';
import { liveLine } from '../parts/live-line.ts';
import { focusAnswer } from '../spread/answer.ts';
import { chainAround, firstOf } from '../spread/around.ts';
import { asList } from '../spread/as-list.ts';
import { asTable } from '../spread/as-table.ts';
import { chainOf } from '../spread/chain.ts';
import { changeId, whatChanged } from '../spread/changed.ts';
import { drawing } from '../spread/drawing.ts';
import type { Chain } from '../spread/lights.ts';
import type { Look } from '../spread/look.ts';
import { segments } from '../spread/segments.ts';
import { chainSentence } from '../spread/sentence.ts';
import { addressWith } from '../words/address.ts';
import { dateWords, spanOnAxis } from '../words/dates.ts';
import { numberWords } from '../words/numbers.ts';

const VIEWS = [
  [undefined, 'Zeichnung'],
  ['liste', 'Liste'],
  ['tabelle', 'Tabelle'],
] as const;

/** The ends of all years since the first date that is told, and today. */
const yearsOf = (chain: Chain, today: string): readonly (readonly [string | undefined, string])[] => {
  const first = Math.min(
    ...chain.lights.flatMap(({ date }) => (date === undefined ? [] : [Math.floor(spanOnAxis(date)[0] / 12)])),
  );
  const now = Number(today.slice(0, 4));
  const past = Array.from({ length: Math.max(0, now - first) }, (_, index) => first + index);
  return [...past.map((year) => [`${year}-12-31`, String(year)] as const), [undefined, 'heute']];
};

/** Lights that a page names one by one; the whole chain is in the data of the interface. */
const NAMED = 500;

const shown = (
  chain: Chain,
  named: Chain,
  look: Look,
  { params, turn }: PageRequest,
): Markup | Promise<Markup> => {
  const view = single(params, 'ansicht');
  if (view === 'liste') return asList(named, look);
  return view === 'tabelle' ? asTable(named) : drawing(chain, look, turn);
};

const omitted = ({ lights }: Chain, id: string): Piece =>
  lights.length > NAMED &&
  html`<p class="lk-klein lk-oben">Einzeln genannt sind hier ${NAMED} von ${numberWords(lights.length)} Umsetzungen; alle stehen in den <a href="/v1/solutions/${id}/lineage">Daten</a>.</p>`;

const lookFor = (path: string, params: Params, { today }: PageRequest): Look => ({
  today: single(params, 'zum') ?? today,
  past: single(params, 'zum') !== undefined && single(params, 'zum') !== today,
  focus: single(params, 'fokus'),
  hrefOf: (light) => `${addressWith(path, { ...params, atLeast: undefined, fokus: light })}#auswahl`,
  changeHrefOf: (light) => `#${changeId(light)}`,
});

/** Whose Umsetzung it is that the chain was asked for: it tells apart the pages on chains of one title. */
const ownerIn = ({ byId }: Chain, id: string): string => {
  const node = byId.get(id)?.node;
  return node === undefined ? '' : ` (${ownerName(node)})`;
};

/** Under which title the chain is known; undefined where nothing of it was there on that day. */
const titleIn = ({ lights, byId }: Chain, id: string): string | undefined =>
  (byId.get(id) ?? lights.find(({ node }) => node.origin || node.referenceId === id))?.node.title;

/** "Verbreitung": the whole chain of lights, as a drawing, a list or a table; of today or of an earlier year. */
export const spread: PageDefinition = {
  path: '/loesungen/:id/verbreitung',
  params: ['fokus', 'ansicht', 'zum', 'stand', 'atLeast'],
  make: async (request) => {
    const { ask, id, params, today, turn } = request;
    const { stand, zum, atLeast } = params;
    const lineage = await ask(getLineage, { solutionId: id }, { stand, zum, atLeast });
    await turn();
    const chain = chainAround(chainOf(lineage), id);
    const title = titleIn(chain, id) ?? (await ask(getSolution, { solutionId: id }, { stand })).title;
    const named = firstOf(chain, NAMED);
    const path = `/loesungen/${id}/verbreitung`;
    const look = lookFor(path, params, request);
    const focused = look.focus === undefined ? undefined : chain.byId.get(look.focus);
    const answer: Piece =
      focused && focusAnswer(chain, focused, look, addressWith(path, { ...params, fokus: undefined }));
    return {
      title: `Verbreitung: ${title}${ownerIn(chain, id)}`,
      description: `Wer „${title}“${ownerIn(chain, id)} von wem übernommen hat, was geändert wurde und ob es läuft: die ganze Lichterkette.`,
      section: '/loesungen',
      live: true,
      trail: [
        { label: 'Lösungen finden', href: '/loesungen' },
        { label: title, href: `/loesungen/${id}` },
        { label: 'Verbreitung' },
      ],
      body: html`<span class="lk-dach">Verbreitung</span><h1>${title}</h1><p class="lk-lead">${look.past && `So war es am ${dateWords(look.today)}: `}${chainSentence(chain)}</p>${liveLine(`solution:${id}`, lineage.position)}
<div class="lk-segr">${segments('Ansicht', path, params, 'ansicht', VIEWS)}${segments('Stand', path, params, 'zum', yearsOf(chain, today))}</div>
${answer}${await shown(chain, named, { ...look, focus: focused?.id }, request)}${omitted(chain, id)}${whatChanged(named)}`,
    };
  },
};
