import { html, join, type Piece } from '../markup.ts';
import { type Params, single } from '../page.ts';
import { addressWith } from '../words/address.ts';

/** The parameter that says which portion of a long list is wanted; "alle": the whole. */
export const PORTION = 'seite';

/** So much of a list stands on one page. */
const SIZE = 50;

/** A portion of a list, and which one of how many it is. */
export interface Portion<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly count: number;
}

/** The portion of a list that an address asks for; the first one where it asks for none that is there. */
export const portionOf = <Item>(all: readonly Item[], params: Params): Portion<Item> => {
  const asked = single(params, PORTION);
  const count = Math.max(1, Math.ceil(all.length / SIZE));
  if (asked === 'alle') return { items: all, number: 0, count };
  const wanted = Number(asked ?? 1);
  const number = Number.isInteger(wanted) && wanted >= 1 && wanted <= count ? wanted : 1;
  return { items: all.slice((number - 1) * SIZE, number * SIZE), number, count };
};

/** Links to the other portions, and to the whole on one page, for who prints it; nothing where there is one portion only. */
export const portionLinks = (
  path: string,
  { params, part }: { readonly params: Params; readonly part: string },
  { number, count }: Portion<unknown>,
): Piece => {
  if (count === 1) return null;
  const link = (value: string, words: string, isHere: boolean) => {
    const to = html`<a href="${addressWith(path, { ...params, [PORTION]: value })}#${part}"${isHere && html` aria-current="page"`}>${words}</a>`;
    return isHere ? html`<b>${to}</b>` : to;
  };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const all = numbers.map((one) => link(one === 1 ? '' : String(one), String(one), one === number));
  return html`<nav class="lk-klein lk-oben" aria-label="Teile der Liste">Teil ${join([...all, link('alle', 'alle auf einer Seite', number === 0)], ' · ')}</nav>`;
};
