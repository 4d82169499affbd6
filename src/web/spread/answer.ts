import { html, join, type Piece } from '../markup.ts';
import { organisation, ownerAfter } from '../parts/links.ts';
import { type DateValue, dateWords, onDate } from '../words/dates.ts';
import { listWords } from '../words/numbers.ts';
import { after, startOfSentence, who } from '../words/organisation.ts';
import { mainWay } from './around.ts';
import { type Chain, hasBegun, type Light } from './lights.ts';
import type { Look } from './look.ts';
import { howWords, stateWords } from './words.ts';

const linkTo = (light: Light, look: Look): Piece =>
  light.node.nameless ? light.name : html`<a href="${look.hrefOf(light.id)}">${light.name}</a>`;

/** What only a publication says, with its source. */
const claimSentence = ({ node, name }: Light): Piece => {
  const named = organisation(node);
  const whose = named === undefined ? name : after('von', named);
  return html`So steht es in der Quelle „${node.source?.title}“; ${whose} ist es nicht bestätigt.`;
};

/** What is said of a Kommune that has taken over nothing by now. */
const notTaken = ({ node: { status, ab } }: Light, from: string): string => {
  const when = ab === undefined ? '' : ` ab ${dateWords(ab as DateValue)}`;
  if (status === 'geplant') return `plant die Übernahme ${from}${when}`;
  if (status === 'beschlossen') return `hat die Übernahme ${from}${when} beschlossen`;
  return `hat die Lösung ${from} ${status === 'nicht-weiterverfolgt' ? '' : 'noch '}nicht übernommen`;
};

/** Of a long list of links the first ones, and how many there are beside them. */
const MOST_LINKS = 12;

const someLinks = (lights: readonly Light[], look: Look): Piece => {
  const rest = lights.length - MOST_LINKS;
  const links = lights.slice(0, rest > 1 ? MOST_LINKS : undefined).map((step) => linkTo(step, look));
  return html`${join(links, ', ')}${rest > 1 && ` und ${rest} weitere`}`;
};

/** A way as words: of a long one the first three, how many come between, and the last two. */
const wayLinks = (way: readonly Light[], look: Look): Piece => {
  const links = way.map((step) => linkTo(step, look));
  const between = way.length - 5;
  return join(between > 1 ? [...links.slice(0, 3), `${between} weitere`, ...links.slice(-2)] : links, ' ← ');
};

const sentence = (chain: Chain, light: Light): Piece => {
  if (light.node.claim) return claimSentence(light);
  if (light.node.aussen) return html`<b>${light.name}</b> ist als Ursprung außerhalb genannt.`;
  const named = organisation(light.node);
  const sources = light.sources.flatMap(({ from, kind }) => {
    if (kind !== 'uebernahme' && kind !== 'gemeinsam') return [];
    return [ownerAfter(kind === 'gemeinsam' ? 'mit' : 'von', chain.byId.get(from)?.node ?? {})];
  });
  const when = light.date === undefined ? '' : ` ${onDate(light.date)}`;
  const [main] = light.sources;
  const how = main === undefined ? '' : howWords(main);
  const subject = html`<b>${startOfSentence(named ? who(named) : light.name)}</b>`;
  const state = stateWords(light);
  if (light.beside)
    return html`${subject} steht hier als Vorlage oder Baustein${light.foreign && ` aus „${light.foreign}“`}. ${state && `${startOfSentence(state)}.`}`;
  if (sources.length === 0)
    return html`${subject} hat damit angefangen${when && `,${when}`}.${state && ` ${startOfSentence(state)}.`}`;
  const from = listWords(sources);
  const joint = main?.kind === 'gemeinsam' && `hat es ${from} gebaut${when && `,${when}`}`;
  const taken = hasBegun(light) ? `hat${when} ${from} übernommen${how}` : notTaken(light, from);
  const did = joint || taken;
  return html`${subject} ${did}. ${state && `${startOfSentence(state)}.`}`;
};

/** "Von wem hat X übernommen, was geändert, läuft es noch?": the answer for the light that is looked at. */
export const focusAnswer = (chain: Chain, light: Light, look: Look, clearHref: string): Piece => {
  const changes = light.sources[0]?.changes ?? [];
  const below = chain.lights.filter(({ sources }) => sources.some(({ from }) => from === light.id));
  const way = mainWay(chain, light);
  return html`<div class="lk-antwort" id="auswahl"><p class="satz">${sentence(chain, light)}</p>${changes.length > 0 && html`<p>Geändert: ${changes.map(({ what }) => what).join('; ')}.</p>`}<p class="lk-klein">${
    way.length > 1 && html`Weg zum Ursprung: ${wayLinks(way, look)}. `
  }${
    below.length > 0 && html`Weitergegeben an: ${someLinks(below, look)}. `
  }${!light.node.aussen && html`<a href="/loesungen/${light.id}">${light.node.claim ? 'Angabe' : 'Umsetzung'} ansehen</a> · `}<a href="${clearHref}">Auswahl aufheben</a></p></div>`;
};
