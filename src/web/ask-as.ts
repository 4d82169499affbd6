import type { z } from 'zod';
import { Problem } from '../../contracts/problems.ts';
import { type Asker, answer, prepare } from '../ask/ask.ts';
import type { Ask } from './page.ts';
import type { PageParts } from './page-parts.ts';

/** Asks with the sight of `asker`, who is looked up after each waiting: a membership may have ended meanwhile. */
export const askAs =
  (asker: () => Asker, parts: PageParts): Ask =>
  async (query, path = {}, params = {}) => {
    const question = await prepare({ query, path, params }, asker(), parts);
    const found = answer(question, asker(), parts);
    if (found === undefined) throw new Problem('not-found', { detail: 'Diesen Eintrag gibt es hier nicht.' });
    return found as z.output<typeof query.answer>;
  };
