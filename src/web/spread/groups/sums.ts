import { html, type Piece } from '../../markup.ts';
import { counted } from '../../words/numbers.ts';
import type { Chain, Light } from '../lights.ts';

/** A change and who made it. */
export interface Sum {
  readonly what: string;
  readonly lights: readonly Light[];
}

/** Changes that a page tells at once, the most frequent ones. */
const MOST = 40;

const { compare: inGerman } = new Intl.Collator('de');

/** What makes two changes the same one: spaces, capitals and a full stop make no difference. */
const keyOf = (what: string): string => what.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '').toLowerCase();

/** Those who made a change that is said in these words. */
export const lightsWith = ({ lights }: Pick<Chain, 'lights'>, what: string): Light[] =>
  lights.filter(
    ({ node, sources }) =>
      !node.nameless &&
      sources.some(({ changes }) => changes.some((change) => keyOf(change.what) === keyOf(what))),
  );

/** Equal changes of a chain as one, with all who made it: the most frequent first. */
export const sumsOf = ({ lights }: Pick<Chain, 'lights'>): Sum[] => {
  const sums = new Map<string, { what: string; lights: Set<Light> }>();
  for (const light of lights)
    for (const { changes } of light.node.nameless ? [] : light.sources)
      for (const { what } of changes) {
        const key = keyOf(what);
        const sum = sums.get(key) ?? { what: what.trim(), lights: new Set<Light>() };
        sum.lights.add(light);
        sums.set(key, sum);
      }
  return [...sums.values()]
    .map(({ what, lights: own }) => ({ what, lights: [...own] }))
    .sort((a, b) => b.lights.length - a.lights.length || inGerman(a.what, b.what));
};

/** "99 Kommunen", "3 Stellen": each once, however many Umsetzungen it has. */
const whoWords = (lights: readonly Light[]): string => {
  const count = new Set(lights.map(({ node, id }) => node.kommuneId ?? node.verbund?.verbundId ?? id)).size;
  return lights.every(({ node }) => node.kommune)
    ? counted(count, 'Kommune', 'Kommunen')
    : counted(count, 'Stelle', 'Stellen');
};

/** "Ansage auch auf Türkisch: 99 Umsetzungen": what was changed on the way, summed; each leads to who did. */
export const changeSums = (sums: readonly Sum[], hrefOf: (what: string) => string): Piece =>
  sums.length > 0 &&
  html`<section class="lk-abs" aria-labelledby="unterwegs"><h2 id="unterwegs">Was unterwegs geändert wurde</h2><ul class="lk-summen">${sums
    .slice(0, MOST)
    .map(
      ({ what, lights }) => html`<li><a href="${hrefOf(what)}">${what}</a>: ${whoWords(lights)}</li>`,
    )}</ul>${sums.length > MOST && html`<p class="lk-klein">und ${counted(sums.length - MOST, 'weitere Änderung', 'weitere Änderungen')}; alle stehen in der Tabelle und in der CSV-Datei.</p>`}</section>`;
