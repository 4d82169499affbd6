import { properName } from '../../contracts/proper-name.ts';
import { fold } from '../search/fold.ts';

/** Sorts by the proper name: "Stadt Ahlen" stands under A. */
export const byNames = (a: { readonly name: string }, b: { readonly name: string }): number =>
  fold(properName(a.name)) < fold(properName(b.name)) ? -1 : 1;
