import { getSolution } from '../../../contracts/views/catalogue.ts';
import { getLineage, type Lineage } from '../../../contracts/views/lineage.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { type PageDefinition, type PageRequest, type Params, single } from '../page.ts';
import { liveLine } from '../parts/live-line.ts';
import { focusAnswer } from '../spread/answer.ts';
import { chainAround, firstOf } from '../spread/around.ts';
import { asList } from '../spread/as-list.ts';
import { asTable } from '../spread/as-table.ts';
import { type Chain, chainOf } from '../spread/chain.ts';
import { changeId, whatChanged } from '../spread/changed.ts';
import { drawing } from '../spread/drawing.ts';
import type { Look } from '../spread/look.ts';
import { segments } from '../spread/segments.ts';
import { chainSentence } from '../spread/sentence.ts';
import { addressWith } from '../words/address.ts';
import { numberWords } from '../words/numbers.ts';

const VIEWS = [
  [undefined, 'Zeichnung'],
  ['liste', 'Liste'],
  ['tabelle', 'Tabelle'],
] as const;

const yearsOf = (lineage: Lineage, today: string): readonly (readonly [string | undefined, string])[] => {
  const since = lineage.nodes.flatMap(({ since: date }) =>
    date === undefined ? [] : [Number((typeof date === 'string' ? date : date.value).slice(0, 4))],
  );
  const first = Math.min(...since);
  const now = Number(today.slice(0, 4));
  const past = Array.from({ length: Math.max(0, now - first) }, (_, index) => first + index);
  return [...past.map((year) => [`${year}-12-31`, String(year)] as const), [undefined, 'heute']];
};

/** Lights that a page names one by one; the whole chain is in the data of the interface. */
const NAMED = 500;

const shown = (chain: Chain, named: Chain, look: Look, view: string | undefined): Markup => {
  if (view === 'liste') return asList(named, look);
  return view === 'tabelle' ? asTable(named) : drawing(chain, look);
};

const omitted = ({ lights }: Chain, id: string): Piece =>
  lights.length > NAMED &&
  html`<p class="lk-klein lk-oben">Einzeln genannt sind hier ${NAMED} von ${numberWords(lights.length)} Umsetzungen; alle stehen in den <a href="/v1/solutions/${id}/lineage">Daten</a>.</p>`;

const lookFor = (path: string, params: Params, { today }: PageRequest): Look => ({
  today: single(params, 'zum') ?? today,
  focus: single(params, 'fokus'),
  hrefOf: (light) => `${addressWith(path, { ...params, atLeast: undefined, fokus: light })}#auswahl`,
  changeHrefOf: (light) => `#${changeId(light)}`,
});

/** "Verbreitung": the whole chain of lights, as a drawing, a list or a table; of today or of an earlier year. */
export const spread: PageDefinition = {
  path: '/loesungen/:id/verbreitung',
  params: ['fokus', 'ansicht', 'zum', 'stand', 'atLeast'],
  make: async (request) => {
    const { ask, id, params, today } = request;
    const { stand, zum, atLeast } = params;
    const detail = await ask(getSolution, { solutionId: id }, { stand, zum, atLeast });
    const lineage = await ask(getLineage, { solutionId: id }, { stand, zum, atLeast });
    const all = zum === undefined ? lineage : await ask(getLineage, { solutionId: id }, { stand });
    const chain = chainAround(chainOf(lineage), id);
    const named = firstOf(chain, NAMED);
    const path = `/loesungen/${id}/verbreitung`;
    const look = lookFor(path, params, request);
    const focused = look.focus === undefined ? undefined : chain.byId.get(look.focus);
    const answer: Piece =
      focused && focusAnswer(chain, focused, look, addressWith(path, { ...params, fokus: undefined }));
    return {
      title: `Verbreitung: ${detail.title}`,
      section: '/loesungen',
      live: true,
      trail: [
        { label: 'Lösungen finden', href: '/loesungen' },
        { label: detail.title, href: `/loesungen/${id}` },
        { label: 'Verbreitung' },
      ],
      body: html`<span class="lk-dach">Verbreitung</span><h1>${detail.title}</h1><p class="lk-lead">${chainSentence(chain)}</p>${liveLine(`solution:${id}`, detail.position)}
<div class="lk-segr">${segments('Ansicht', path, params, 'ansicht', VIEWS)}${segments('Stand', path, params, 'zum', yearsOf(all, today))}</div>
${answer}${shown(chain, named, { ...look, focus: focused?.id }, single(params, 'ansicht'))}${omitted(chain, id)}${whatChanged(named)}`,
    };
  },
};
