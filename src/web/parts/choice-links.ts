import { html, join, type Markup } from '../markup.ts';
import type { Params } from '../page.ts';
import { addressWith } from '../words/address.ts';

/** One choice out of few as links, each an address of its own: `name` is the parameter, '' stands for no choice, `kept` goes along. */
export const choiceLinks = (
  path: string,
  kept: Params,
  {
    name,
    chosen = '',
    choices,
  }: {
    readonly name: string;
    readonly chosen: string | undefined;
    readonly choices: readonly (readonly [code: string, words: string])[];
  },
): Markup => {
  const links = choices.map(([code, words]) => {
    const current = chosen === code;
    const link = html`<a href="${addressWith(path, { ...kept, [name]: code })}"${current && html` aria-current="true"`}>${words}</a>`;
    return current ? html`<b>${link}</b>` : link;
  });
  return html`<p class="lk-klein lk-oben">${join(links, ' · ')}</p>`;
};
