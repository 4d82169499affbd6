import type { Params } from '../page.ts';

/** A path with parameters, those without a value left out: an address that can be shared. */
export const addressWith = (path: string, params: Params): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') query.append(name, one);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
};
