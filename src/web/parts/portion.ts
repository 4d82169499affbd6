import { html, join, type Piece } from '../markup.ts';
import { type Params, single } from '../page.ts';
import { addressWith } from '../words/address.ts';

/** The parameter that says which portion of a long list is wanted; "alle": the whole. */
export const PORTION = 'seite';

/** So much of a list stands on one page. */
export const PORTION_SIZE = 50;

/** A portion of a list, and which one of how many it is; 0: the whole. */
export interface Portion<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly count: number;
}

/** So many portions has a list. */
export const portionCount = (total: number): number => Math.max(1, Math.ceil(total / PORTION_SIZE));

/** The number of the portion that an address asks for, of a list of so many; 0: the whole; the first one where it asks for none that is there. */
export const portionNumber = (total: number, params: Params): number => {
  const asked = single(params, PORTION);
  if (asked === 'alle') return 0;
  const wanted = Number(asked ?? 1);
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= portionCount(total) ? wanted : 1;
};

/** The portion of a list that an address asks for. */
export const portionOf = <Item>(all: readonly Item[], params: Params): Portion<Item> => {
  const [number, count] = [portionNumber(all.length, params), portionCount(all.length)];
  if (number === 0) return { items: all, number, count };
  return { items: all.slice((number - 1) * PORTION_SIZE, number * PORTION_SIZE), number, count };
};

/**
 * Links to the other portions, and to the whole on one page, for who prints it, or where that is too much for a page to `whole`;
 * nothing where there is one portion only.
 */
export const portionLinks = (
  path: string,
  { params, part, whole }: { readonly params: Params; readonly part: string; readonly whole?: Piece },
  { number, count }: Portion<unknown>,
): Piece => {
  if (count === 1) return null;
  const link = (value: string, words: string, isHere: boolean) => {
    const to = html`<a href="${addressWith(path, { ...params, [PORTION]: value })}#${part}"${isHere && html` aria-current="page"`}>${words}</a>`;
    return isHere ? html`<b>${to}</b>` : to;
  };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const all = numbers.map((one) => link(one === 1 ? '' : String(one), String(one), one === number));
  return html`<nav class="lk-klein lk-oben" aria-label="Teile der Liste">Teil ${join([...all, whole ?? link('alle', 'alle auf einer Seite', number === 0)], ' · ')}</nav>`;
};
