import { Problem } from '../contracts/problems.ts';

/** Where the next page of a list begins: the sort keys of the last item, in an opaque text. */
export const cursorOf = (list: string, keys: readonly string[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify([list, ...keys]))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const decoded = (cursor: string): unknown => {
  const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
};

const isTexts = (keys: unknown): keys is string[] =>
  Array.isArray(keys) && keys.every((key) => typeof key === 'string');

const bad = () => {
  const message = 'Dieser Seitenzeiger gehört nicht zu dieser Liste. Bitte von vorn beginnen.';
  return new Problem('bad-parameter', { detail: message, errors: [{ path: 'cursor', message }] });
};

/**
 * The sort keys of a cursor made by `cursorOf` for the same list, `count` of them. Throws Problem 400 for any other
 * text.
 */
export const readCursor = (
  cursor: string | undefined,
  list: string,
  count: number,
): readonly string[] | undefined => {
  if (cursor === undefined) return undefined;
  let keys: unknown;
  try {
    keys = decoded(cursor);
  } catch {
    throw bad();
  }
  if (!isTexts(keys) || keys[0] !== list || keys.length !== count + 1) throw bad();
  return keys.slice(1);
};
