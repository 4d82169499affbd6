import type { QueryDefinition } from '../../contracts/definitions.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Access } from '../access/access.ts';
import type { Identity } from '../access/identity.ts';
import { type Asker, type AskParts, answer, prepare } from '../ask/ask.ts';

/** Asks a query as everybody may. Throws Problem 404 where it has no answer for everybody. */
export type AskPublic = (
  query: QueryDefinition,
  path: Readonly<Record<string, string>>,
  params: Readonly<Record<string, unknown>>,
) => Promise<object>;

/** What asking as the public needs. */
export interface PublicParts extends AskParts {
  readonly access: Pick<Access, 'identify'>;
  readonly sightOf: (identity: Identity) => Asker['sight'];
}

/** The public, whoever sends a request: for what is handed on by its address. */
export const askPublic =
  (parts: PublicParts): AskPublic =>
  async (query, path, params) => {
    const asker: Asker = {
      sight: parts.sightOf(parts.access.identify(undefined)),
      mayWrite: () => false,
    };
    const found = answer(await prepare({ query, path, params }, asker, parts), asker, parts);
    if (found === undefined) throw new Problem('not-found', { detail: 'Das gibt es hier nicht.' });
    return found;
  };
