import { KINDS } from '../../contracts/subjects.ts';

/** The address of the page of the first thing that one of `named` names, in their order; undefined where none has a page. */
export const pageOf = (named: readonly (object | undefined)[]): string | undefined => {
  for (const given of named)
    for (const { id, page } of KINDS) {
      const found = (given as Readonly<Record<string, unknown>> | undefined)?.[id];
      if (page !== undefined && typeof found === 'string') return page + found;
    }
  return undefined;
};
