import { html, type Markup } from '../markup.ts';
import type { Params } from '../page.ts';
import { addressWith } from '../words/address.ts';

/** A row of links of which one holds: plain addresses, no script. */
export const segments = (
  label: string,
  path: string,
  params: Params,
  name: string,
  choices: readonly (readonly [value: string | undefined, words: string])[],
): Markup =>
  html`<nav class="lk-seg" aria-label="${label}"><span aria-hidden="true">${label}</span><ul>${choices.map(
    ([value, words]) => {
      const current = (params[name] ?? undefined) === value;
      return html`<li><a href="${addressWith(path, { ...params, [name]: value })}"${current && html` aria-current="true"`}>${words}</a></li>`;
    },
  )}</ul></nav>`;
