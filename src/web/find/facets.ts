import type { z } from 'zod';
import type { Facets } from '../../../contracts/views/parts.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import type { Params } from '../page.ts';
import { FACETS } from './facet-names.ts';

/** A value of a facet as it can be chosen. */
interface Choice {
  readonly name: string;
  readonly value: string;
  readonly words: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** The values that an address has chosen of a parameter. */
export const chosenOf = (params: Params, name: string): readonly string[] => {
  const value = params[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

/** What can be chosen of each facet: never what would lead to nothing, always what is chosen already. */
export const choicesOf = (
  facets: z.output<typeof Facets>,
  params: Params,
): readonly { readonly title: string; readonly choices: readonly Choice[] }[] =>
  FACETS.map(({ name, title, word, order }) => {
    const chosen = chosenOf(params, name);
    const found = (facets[name] ?? []).filter(({ value, count }) => value !== '' && count > 0);
    // An answer names no value that nothing has.
    const empty = chosen.filter((one) => found.every(({ value }) => value !== one));
    const all: z.output<typeof Facets>[string] = [...found, ...empty.map((value) => ({ value, count: 0 }))];
    const choices = all.map(({ value, count, label }) => ({
      name,
      value,
      words: label ?? word(value),
      count,
      chosen: chosen.includes(value),
    }));
    const sorted = order && choices.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
    return { title, choices: sorted ?? choices };
  });

const box = ({ name, value, words, count, chosen }: Choice): Markup =>
  html`<li><label><input type="checkbox" name="${name}" value="${value}"${chosen && html` checked`}><span>${words}</span><span class="zahl">${count}</span></label></li>`;

/** A facet that cannot narrow anything is not shown. */
const narrows = (choices: readonly Choice[]) => choices.length > 1 || choices.some(({ chosen }) => chosen);

const OPEN_AT_FIRST = 2;

/** The facets as check boxes; the form around them is the search. */
export const facetBoxes = (all: ReturnType<typeof choicesOf>): Piece =>
  all
    .filter(({ choices }) => narrows(choices))
    .map(({ title, choices }, index) => {
      const open = index < OPEN_AT_FIRST || choices.some(({ chosen }) => chosen);
      return html`<details${open && html` open`}><summary>${title}</summary><ul>${choices.map(box)}</ul></details>`;
    });
