import { html, join, type Piece } from '../markup.ts';
import { organisation } from '../parts/links.ts';
import { type DateValue, onDate } from '../words/dates.ts';
import { listWords } from '../words/numbers.ts';
import { after, startOfSentence, who } from '../words/organisation.ts';
import { type Chain, hasBegun, type Light } from './chain.ts';
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
const notTaken = (status: Light['node']['status'], from: string): string => {
  if (status === 'geplant') return `plant die Übernahme ${from}`;
  return `hat die Lösung ${from} ${status === 'nicht-weiterverfolgt' ? '' : 'noch '}nicht übernommen`;
};

const sentence = (chain: Chain, light: Light): Piece => {
  if (light.node.claim) return claimSentence(light);
  const named = organisation(light.node);
  const sources = light.sources.flatMap(({ from, kind }) => {
    const source = chain.byId.get(from);
    const owner = source && organisation(source.node);
    if (kind !== 'uebernahme' && kind !== 'gemeinsam') return [];
    const word = kind === 'gemeinsam' ? 'mit' : 'von';
    return [owner ? after(word, owner) : `${word} einer nicht öffentlich genannten Kommune`];
  });
  const when = light.node.since === undefined ? '' : ` ${onDate(light.node.since as DateValue)}`;
  const [main] = light.sources;
  const how = main === undefined ? '' : howWords(main);
  const subject = html`<b>${startOfSentence(named ? who(named) : light.name)}</b>`;
  const state = stateWords(light);
  if (sources.length === 0)
    return html`${subject} hat damit angefangen${when && `,${when}`}.${state && ` ${startOfSentence(state)}.`}`;
  const from = listWords(sources);
  const joint = main?.kind === 'gemeinsam' && `hat es ${from} gebaut${when && `,${when}`}`;
  const taken = hasBegun(light) ? `hat${when} ${from} übernommen${how}` : notTaken(light.node.status, from);
  const did = joint || taken;
  return html`${subject} ${did}. ${state && `${startOfSentence(state)}.`}`;
};

/** The way up along the main Vorlagen, this light first. */
const wayUp = (chain: Chain, light: Light): Light[] => {
  const way = [light];
  for (let at: Light | undefined = light; at !== undefined && way.length < 50; ) {
    const [main]: Light['sources'] = at.sources;
    at = main && chain.byId.get(main.from);
    if (at !== undefined) way.push(at);
  }
  return way;
};

/** "Von wem hat X übernommen, was geändert, läuft es noch?": the answer for the light that is looked at. */
export const focusAnswer = (chain: Chain, light: Light, look: Look, clearHref: string): Piece => {
  const changes = light.sources[0]?.changes ?? [];
  const below = chain.lights.filter(({ sources }) => sources.some(({ from }) => from === light.id));
  const way = wayUp(chain, light);
  return html`<div class="lk-antwort" id="auswahl"><p class="satz">${sentence(chain, light)}</p>${changes.length > 0 && html`<p>Geändert: ${changes.map(({ what }) => what).join('; ')}.</p>`}<p class="lk-klein">${
    way.length > 1 &&
    html`Weg zum Ursprung: ${join(
      way.map((step) => linkTo(step, look)),
      ' ← ',
    )}. `
  }${
    below.length > 0 &&
    html`Weitergegeben an: ${join(
      below.map((step) => linkTo(step, look)),
      ', ',
    )}. `
  }<a href="/loesungen/${light.id}">${light.node.claim ? 'Angabe' : 'Umsetzung'} ansehen</a> · <a href="${clearHref}">Auswahl aufheben</a></p></div>`;
};
