import { getSolution } from '../../../contracts/views/catalogue.ts';
import { getLineage } from '../../../contracts/views/lineage.ts';
import { html, type Piece } from '../markup.ts';
import { type PageDefinition, type PageRequest, type Params, single } from '../page.ts';
import { ownerName } from '../parts/links.ts';
import { liveLine } from '../parts/live-line.ts';
import { focusAnswer } from '../spread/answer.ts';
import { chainAround, partOf } from '../spread/around.ts';
import { asList } from '../spread/as-list.ts';
import { asTable } from '../spread/as-table.ts';
import { below, CHOICES, unchosen } from '../spread/below.ts';
import { chaining } from '../spread/chain.ts';
import { changeId, whatChanged } from '../spread/changed.ts';
import { anyDrawing, type Form, formOf } from '../spread/drawing.ts';
import { spreadFiles } from '../spread/files/files.ts';
import type { BaseLook } from '../spread/groups/draw-matrix.ts';
import { GROUPINGS, type Grouping, groupingOf } from '../spread/groups/lanes.ts';
import { sumsOf } from '../spread/groups/sums.ts';
import type { Chain } from '../spread/lights.ts';
import { segments } from '../spread/segments.ts';
import { chainSentence } from '../spread/sentence.ts';
import { titleIn } from '../spread/title.ts';
import { inTurns } from '../spread/widths.ts';
import { addressWith } from '../words/address.ts';
import { dateWords, spanOnAxis } from '../words/dates.ts';
import { numberWords } from '../words/numbers.ts';

const VIEWS = [
  [undefined, 'Zeichnung'],
  ['liste', 'Liste'],
  ['tabelle', 'Tabelle'],
] as const;

/** So many ends of years are offered at most, beside today. */
const MOST_YEARS = 10;

/** The ends of years since the first date that is told, and today. */
const yearsOf = (chain: Chain, today: string): readonly (readonly [string | undefined, string])[] => {
  const first = Math.min(
    ...chain.lights.flatMap(({ date }) => (date === undefined ? [] : [Math.floor(spanOnAxis(date)[0] / 12)])),
  );
  const now = Number(today.slice(0, 4));
  const count = Math.max(0, now - first);
  const step = Math.max(1, Math.ceil(count / MOST_YEARS));
  const past = Array.from(
    { length: Math.ceil(count / step) },
    (_, index) => now - 1 - index * step,
  ).reverse();
  return [...past.map((year) => [`${year}-12-31`, String(year)] as const), [undefined, 'heute']];
};

/** Lights that a page names one by one in a list or a table. */
const NAMED = 500;

/** "1–500 · 501–1.000": the parts of a list of many. */
const partLinks = ({ lights }: Chain, path: string, params: Params): Piece => {
  const count = Math.ceil(lights.length / NAMED);
  if (count < 2) return null;
  const parts = Array.from({ length: count }, (_, index): readonly [string | undefined, string] => [
    index === 0 ? undefined : String(index + 1),
    `${numberWords(index * NAMED + 1)}–${numberWords(Math.min(lights.length, (index + 1) * NAMED))}`,
  ]);
  return html`<div class="lk-segr">${segments('Umsetzungen', path, params, 'teil', parts)}</div>`;
};

interface Shown {
  readonly chain: Chain;
  readonly form: Form;
  readonly look: BaseLook;
  readonly grouping: Grouping;
  readonly path: string;
}

/** The chain as it is asked for, with what belongs below it. */
const shown = async (
  { chain, form, look, grouping, path }: Shown,
  { params, turn }: PageRequest,
): Promise<Piece> => {
  const view = single(params, 'ansicht');
  if (view === 'liste' || view === 'tabelle') {
    const number = Math.max(1, Number(single(params, 'teil') ?? 1) || 1);
    const named = partOf(chain, (number - 1) * NAMED, NAMED);
    return html`${partLinks(chain, path, params)}${view === 'liste' ? asList(named, look) : asTable(named)}`;
  }
  const drawn = await anyDrawing(chain, form, look, grouping, turn);
  await turn();
  if (form !== 'gruppen') return html`${drawn}${whatChanged(chain)}`;
  const sums = sumsOf(chain);
  await turn();
  return html`${drawn}${below(chain, look, { grouping, path, params, sums })}`;
};

const lookFor = (path: string, params: Params, { today }: PageRequest): BaseLook => {
  const rest = { ...unchosen(params), atLeast: undefined };
  const [lane, period] = [single(params, 'gruppe'), single(params, 'zeit')];
  return {
    today: single(params, 'zum') ?? today,
    past: single(params, 'zum') !== undefined && single(params, 'zum') !== today,
    focus: single(params, 'fokus'),
    hrefOf: (light) => `${addressWith(path, { ...rest, fokus: light })}#auswahl`,
    changeHrefOf: (light) => `#${changeId(light)}`,
    groupHrefOf: (gruppe, zeit) => `${addressWith(path, { ...rest, fokus: undefined, gruppe, zeit })}#gruppe`,
    chosen: lane === undefined ? undefined : { lane, period },
  };
};

const takeAlong = (id: string, params: Params): Piece => {
  const { zum, stand, gruppieren } = params;
  const file = (ending: string) =>
    addressWith(`/loesungen/${id}/verbreitung.${ending}`, { zum, stand, gruppieren });
  return html`<p class="lk-klein lk-oben">Zum Mitnehmen: <a href="${file('svg')}">Zeichnung (SVG)</a> · <a href="${file('csv')}">Tabelle (CSV)</a> · <a href="/v1/solutions/${id}/lineage">Daten (JSON)</a>. Die Zeichnung lässt sich in eine eigene Website einbinden.</p>`;
};

/** Whose Umsetzung it is that the chain was asked for: it tells apart the pages on chains of one title. */
const ownerIn = ({ byId }: Chain, id: string): string => {
  const node = byId.get(id)?.node;
  return node === undefined ? '' : ` (${ownerName(node)})`;
};

/** "Verbreitung": the whole chain of lights, as a drawing, a list or a table; of today or of an earlier year. */
export const spread: PageDefinition = {
  path: '/loesungen/:id/verbreitung',
  files: spreadFiles,
  params: ['fokus', 'ansicht', 'gruppieren', ...CHOICES, 'zum', 'stand', 'atLeast'],
  make: async (request) => {
    const { ask, id, params, today, turn } = request;
    const { stand, zum, atLeast } = params;
    const lineage = await ask(getLineage, { solutionId: id }, { stand, zum, atLeast });
    await turn();
    const all = await inTurns(chaining(lineage), turn);
    await turn();
    const chain = chainAround(all, id);
    await turn();
    const [form, sentence] = [formOf(chain), chainSentence(chain)];
    await turn();
    const title = titleIn(chain, id) ?? (await ask(getSolution, { solutionId: id }, { stand })).title;
    const path = `/loesungen/${id}/verbreitung`;
    const grouping = groupingOf(single(params, 'gruppieren'), chain.lights);
    const look = lookFor(path, params, request);
    const focused = look.focus === undefined ? undefined : chain.byId.get(look.focus);
    const answer: Piece =
      focused && focusAnswer(chain, focused, look, addressWith(path, { ...params, fokus: undefined }));
    const plain = unchosen(params);
    const grouped = single(params, 'ansicht') === undefined && form === 'gruppen';
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
      body: html`<span class="lk-dach">Verbreitung</span><h1>${title}</h1><p class="lk-lead">${look.past && `So war es am ${dateWords(look.today)}: `}${sentence}</p>${liveLine(`solution:${id}`, lineage.position)}
<div class="lk-segr">${segments('Ansicht', path, plain, 'ansicht', VIEWS)}${grouped && segments('Gruppen nach', path, { ...plain, gruppieren: grouping }, 'gruppieren', GROUPINGS)}${segments('Stand', path, plain, 'zum', yearsOf(chain, today))}</div>
${answer}${await shown({ chain, form, look: { ...look, focus: focused?.id }, grouping, path }, request)}${takeAlong(id, params)}`,
    };
  },
};
