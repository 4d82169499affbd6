import type { Request, Response } from 'express';
import { Problem } from '../../contracts/problems.ts';
import { getKommune, type KommuneItem, listKommunen } from '../../contracts/views/kommune.ts';
import { cookie } from '../access/cookie.ts';
import { isUuid } from '../http/headers.ts';
import { type PageRequest, single } from './page.ts';
import { shortName } from './words/organisation.ts';

// "Ich komme aus …": by which Kommune a reader wants others to be ordered. It is no account: a cookie holds the Kommune's id.

/** The parameter in which a page is told it: a name, an id, or nothing to forget it. */
export const HERKUNFT = 'von';

const COOKIE = 'lichterkette-von';
const OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The Kommune that a browser has kept, by its id; undefined where none, or what is no id. */
export const keptHerkunft = ({ headers }: Request): string | undefined => {
  const kept = cookie(headers.cookie, COOKIE)?.toLowerCase();
  return kept !== undefined && isUuid(kept) ? kept : undefined;
};

/** Lets a browser keep the id of a Kommune for a year; null: forget it. */
export const keepHerkunft = (response: Response, kommuneId: string | null): void => {
  if (kommuneId === null) response.clearCookie(COOKIE, OPTIONS);
  else response.cookie(COOKIE, kommuneId, { ...OPTIONS, maxAge: YEAR_MS });
};

/** From where a reader comes, as far as that is known. */
export interface Herkunft {
  readonly kommune?: KommuneItem;
  /** What was given, where that is no Kommune, or several. */
  readonly given?: string;
  readonly candidates: readonly KommuneItem[];
  /** What the browser is to keep from now on; null: nothing any more; absent: what it kept. */
  readonly keep?: string | null;
}

const byId = async ({ ask }: PageRequest, kommuneId: string): Promise<KommuneItem | undefined> => {
  try {
    return await ask(getKommune, { kommuneId });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
};

const MOST = 200;

const same = (one: string, other: string) => one.toLocaleLowerCase('de') === other.toLocaleLowerCase('de');

/** Those whose name is what was given, with or without its noun; else all in whose name it stands. */
const byName = async ({ ask }: PageRequest, given: string): Promise<readonly KommuneItem[]> => {
  const { items } = await ask(listKommunen, {}, { q: given, limit: String(MOST) });
  const exact = items.filter(({ name }) => same(name, given) || same(shortName(name), given));
  return exact.length > 0 ? exact : items;
};

/** From where a reader comes: by what the address says, else by what the browser has kept. */
export const herkunftOf = async (request: PageRequest): Promise<Herkunft> => {
  const given = single(request.params, HERKUNFT)?.trim().slice(0, MOST);
  if (given === '') return { candidates: [], keep: null };
  const id = given ?? request.herkunft;
  if (id === undefined) return { candidates: [] };
  const found = isUuid(id) ? [await byId(request, id.toLowerCase())] : await byName(request, id);
  const [kommune, ...others] = found.filter((one) => one !== undefined);
  if (kommune === undefined) return given === undefined ? { candidates: [] } : { given, candidates: [] };
  if (others.length > 0) return { given: id, candidates: [kommune, ...others] };
  return { kommune, candidates: [], ...(given === undefined ? {} : { keep: kommune.kommuneId }) };
};
