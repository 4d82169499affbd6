import { listSolutions, type SolutionItem } from '../../../contracts/views/catalogue.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { type PageRequest, single } from '../page.ts';
import { ownerName } from '../parts/links.ts';

/** So many are offered to choose from; a search narrows them. */
const OFFERED = 30;

type Choice = Pick<SolutionItem, 'solutionId' | 'title' | 'kommune' | 'verbund'>;

const box = (item: Choice, isChosen: boolean): Markup =>
  html`<li><label class="lk-wahl"><input type="checkbox" name="id" value="${item.solutionId}"${isChosen && html` checked`}> <span>${item.title}, ${ownerName(item)}</span></label></li>`;

/** From which solutions those are chosen that stand side by side; those that are chosen already stay so. */
export const chooser = async (
  { ask, params }: PageRequest,
  chosen: readonly Choice[],
  hint: Piece,
): Promise<Markup> => {
  const q = single(params, 'q');
  const found = await ask(listSolutions, {}, { ...(q ? { q } : {}), limit: String(OFFERED) });
  const known = new Set(chosen.map(({ solutionId }) => solutionId));
  const others = found.items.filter(({ solutionId }) => !known.has(solutionId));
  return html`<form action="/vergleich" method="get">${hint}
<div class="lk-such"><label class="lk-nurlesen" for="suche">Worum geht es?</label><input id="suche" type="search" name="q" value="${q ?? ''}" placeholder="Worum geht es?" maxlength="500" autocomplete="off"><button class="lk-btn" type="submit" name="suchen" value="ja">Suchen</button></div>
<fieldset class="lk-oben"><legend><b>Welche Lösungen?</b> Zwei bis vier.</legend><ul class="lk-wahlen">${chosen.map((item) => box(item, true))}${others.map((item) => box(item, false))}</ul></fieldset>
${others.length === 0 && html`<p>Nichts gefunden. Mit anderen Worten suchen, oder ohne.</p>`}
<p class="lk-btnr"><button class="lk-btn p" type="submit">Vergleichen</button></p></form>`;
};
