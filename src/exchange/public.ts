import type { QueryDefinition } from '../../contracts/definitions.ts';
import { Problem } from '../../contracts/problems.ts';
import { type Asker, answer, prepare } from '../ask/ask.ts';
import type { QueryParts } from '../http/queries.ts';

/** Asks a query as everybody may. Throws Problem 404 where it has no answer for everybody. */
export type AskPublic = (
  query: QueryDefinition,
  path: Readonly<Record<string, string>>,
  params: Readonly<Record<string, unknown>>,
) => Promise<object>;

/** The public, whoever sends a request: for what is handed on by its address. */
export const askPublic =
  (parts: QueryParts): AskPublic =>
  async (query, path, params) => {
    const asker: Asker = {
      sight: parts.sightOf(parts.access.identify(undefined)),
      mayWrite: () => false,
    };
    const found = answer(await prepare({ query, path, params }, asker, parts), asker, parts);
    if (found === undefined) throw new Problem('not-found', { detail: 'Das gibt es hier nicht.' });
    return found;
  };
