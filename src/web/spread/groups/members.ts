import { html, type Piece } from '../../markup.ts';
import { ideaIcon, lightIcon } from '../../parts/light.ts';
import { wordOf } from '../../words/codes.ts';
import { counted, numberWords } from '../../words/numbers.ts';
import type { Light } from '../lights.ts';
import type { Look } from '../look.ts';
import { stateWords } from '../words.ts';
import { kindIn, kindsOf } from './dots.ts';

/** Names that a page spells out at once. */
export const MOST_NAMES = 400;

/** What is said beside a name in a list of many of the same state: how large, how it was taken over, from which solution. */
const aside = (light: Light): string => {
  const { node, beside, foreign, sources, kind } = light;
  const [main] = sources;
  const how = main?.relation;
  return [
    node.origin && !beside && 'Ursprung',
    foreign !== undefined && `aus „${foreign}“`,
    node.einwohner !== undefined && `${numberWords(node.einwohner)} Einw.`,
    how !== undefined && how !== 'unveraendert' && how !== 'nicht-angegeben' && wordOf('relation', how),
    (kind === 'beendet' || kind === 'aufgegeben' || kind === 'geplant') && stateWords(light),
  ]
    .filter(Boolean)
    .join(', ');
};

const member = (light: Light, look: Look): Piece => {
  const more = aside(light);
  const name = light.node.nameless ? light.name : html`<a href="${look.hrefOf(light.id)}">${light.name}</a>`;
  return html`<li>${name}${more && html` <span>${more}</span>`}</li>`;
};

const byName = (a: Light, b: Light): number => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1);

/** Names of lights by how they stand, each with its way to the light. */
const namesOf = (lights: readonly Light[], look: Look): Piece =>
  kindsOf(lights).map(
    ([kind, words, count]) =>
      html`<h3>${kind === 'anregung' ? ideaIcon() : lightIcon(kind)}${count} ${words}</h3><ul class="lk-namen">${lights
        .filter((light) => kindIn(light) === kind)
        .sort(byName)
        .map((light) => member(light, look))}</ul>`,
  );

/** A part of a list that is too long for one page, and where the parts are. */
export interface Part {
  /** Counted from 1. */
  readonly number: number;
  readonly hrefOf: (number: number) => string;
}

const parts = (lights: readonly Light[], { number, hrefOf }: Part): Piece => {
  const count = Math.ceil(lights.length / MOST_NAMES);
  if (count < 2) return null;
  const links = Array.from({ length: count }, (_, index) => {
    const [first, last] = [
      lights[index * MOST_NAMES],
      lights[Math.min(lights.length, (index + 1) * MOST_NAMES) - 1],
    ];
    const words = `${first?.name} bis ${last?.name}`;
    return html`<li>${index + 1 === number ? html`<b>${words}</b>` : html`<a href="${hrefOf(index + 1)}">${words}</a>`}</li>`;
  });
  return html`<ul class="lk-teile">${links}</ul>`;
};

/** "Zweckverband Digitale Aue, 2. Quartal 2024: 96 Umsetzungen", and their names. */
export const members = (
  title: string,
  lights: readonly Light[],
  look: Look,
  {
    close,
    part,
    css = 'lk-gruppe',
  }: { readonly close: string | undefined; readonly part: Part; readonly css?: string },
): Piece => {
  const sorted = [...lights].sort(byName);
  const shown = sorted.slice((part.number - 1) * MOST_NAMES, part.number * MOST_NAMES);
  return html`<section class="${css}" id="gruppe" aria-labelledby="gruppe-titel"><h2 id="gruppe-titel">${title}: ${counted(lights.length, 'Umsetzung', 'Umsetzungen')}</h2>${close && html`<p><a href="${close}">Gruppe schließen</a></p>`}${parts(sorted, part)}${namesOf(shown, look)}</section>`;
};
