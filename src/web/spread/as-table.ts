import { html, type Markup } from '../markup.ts';
import { ownerLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { dateWords } from '../words/dates.ts';
import { type Chain, isPlan, type Light } from './lights.ts';
import { madeFrom, stateWords } from './words.ts';

const dated = (light: Light): string => {
  if (light.date === undefined) return 'nicht bekannt';
  return `${isPlan(light) && light.node.ab !== undefined ? 'ab ' : ''}${dateWords(light.date)}`;
};

/** How it was taken over from whatever it was made from, and what was changed on the way, each once. */
const taken = ({ sources }: Light) => ({
  how: [...new Set(sources.flatMap(({ relation }) => (relation ? [wordOf('relation', relation)] : [])))],
  changes: [...new Set(sources.flatMap(({ changes }) => changes.map(({ what }) => what)))],
});

const row = (chain: Chain, light: Light): Markup => {
  const { node, sources } = light;
  const from = node.origin && sources.length === 0 ? 'Ursprung' : madeFrom(chain, light);
  const { how, changes } = taken(light);
  return html`<tr><th scope="row">${node.aussen ? light.name : ownerLink(node)}</th><td>${from}</td><td>${dated(light)}</td><td>${stateWords(light)}</td><td>${how.join(', ')}</td><td>${changes.join('; ')}</td></tr>`;
};

/** The chain as a table, in order of time. */
export const asTable = (chain: Chain): Markup =>
  html`<section class="lk-tabelle lk-oben" aria-label="Verbreitung als Tabelle" tabindex="0"><table class="lk-t"><caption>Alle Umsetzungen, die ältesten zuerst</caption><thead><tr><th scope="col">Kommune</th><th scope="col">Übernommen von</th><th scope="col">Seit</th><th scope="col">Stand</th><th scope="col">Wie</th><th scope="col">Geändert</th></tr></thead><tbody>${chain.lights.map((light) => row(chain, light))}</tbody></table></section>`;
