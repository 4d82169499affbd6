import { type Request, type Response, Router } from 'express';
import type { QueryDefinition } from '../../contracts/definitions.ts';
import { Problem } from '../../contracts/problems.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import type { Identity } from '../access/identity.ts';
import type { AnswerCache } from '../ask/answer-cache.ts';
import { type Asker, type AskParts, answer, type PreparedQuestion, prepare } from '../ask/ask.ts';
import { parametersOf } from '../ask/query-string.ts';
import { isUuid } from './headers.ts';
import { type SendParts, sendReady, tagOf } from './ready-answer.ts';
import { writeJson } from './write-json.ts';

/** What the query routes need. */
export interface QueryParts extends AskParts, SendParts {
  readonly cache: AnswerCache;
  readonly sightOf: (identity: Identity) => Asker['sight'];
  /** Waits until a question may be answered: many at once are not to keep everybody else waiting. */
  readonly turn: () => Promise<void>;
}

const notFound = () => new Problem('not-found', { detail: 'Das gibt es hier nicht.' });

/** Who asks; a request that does not say so is the public's. */
export const askerOf = (request: Request, parts: QueryParts): Asker => {
  const identity = parts.access.identify(parts.access.credentialsOf(request.headers));
  return {
    sight: parts.sightOf(identity),
    mayWrite: (stream) => parts.access.mayWrite(identity, stream),
  };
};

const keyOf = (question: PreparedQuestion, asker: Asker, { readSide }: QueryParts): string => {
  const { atLeast: _, ...params } = question.checked;
  const { query, path, position, today } = question;
  const moved = position === readSide.position ? undefined : readSide.moved;
  return JSON.stringify([query.name, path, params, position, moved, today, asker.sight.audienceClass]);
};

const serve = async (query: QueryDefinition, request: Request, response: Response, parts: QueryParts) => {
  const path = Object.fromEntries(
    Object.entries(request.params).map(([name, value]) => [name, String(value).toLowerCase()]),
  );
  if (!Object.values(path).every(isUuid)) throw notFound();
  await parts.turn();
  const given = { query, path, params: parametersOf(request) };
  const question = await prepare(given, askerOf(request, parts), parts);
  // While it waited a membership may have ended: the answer is for whoever asks by now.
  const asker = askerOf(request, parts);
  const key = keyOf(question, asker, parts);
  const tagged = { type: 'application/json; charset=utf-8', tag: tagOf(key) };
  const known = parts.cache.get(key);
  if (known !== undefined) return sendReady(request, response, known, tagged, parts);
  const result = answer(question, asker, parts) as { next?: string } | undefined;
  if (result === undefined) throw notFound();
  const made = parts.cache.put(key, await writeJson(result, parts.turn), result.next);
  return sendReady(request, response, made, tagged, parts);
};

/** GET for every query of the registry, below `/v1`. */
export const queryRoutes = (parts: QueryParts): Router => {
  const router = Router({ caseSensitive: true });
  for (const query of VIEWS)
    router.get(query.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (request, response) => {
      await serve(query, request, response, parts);
    });
  return router;
};
