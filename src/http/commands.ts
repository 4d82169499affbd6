import { type Request, type Response, Router } from 'express';
import { v4 } from 'uuid';
import type { CommandDefinition, StreamKind } from '../../contracts/definitions.ts';
import { organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { KINDS, OFFERED } from '../../contracts/subjects.ts';
import type { Access } from '../access/access.ts';
import { withoutParameters } from '../ask/query-string.ts';
import type { Handled, Incoming } from '../command/incoming.ts';
import { expectedStatus, idempotencyKey, ifMatch, isUuid, requireJson } from './headers.ts';
import type { CommandOutcome } from './metrics.ts';
import { correlationOf, noteCommand, noteOutcome } from './observe.ts';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

/** What the command routes need: who acts, and where a command goes. */
export interface CommandParts {
  readonly access: Access;
  readonly submit: (incoming: Incoming) => Promise<Handled>;
}

/** The collection below `/v1` that the streams of a kind live in. */
export const COLLECTIONS = { kommune: 'kommunen', verbund: 'verbuende' } as const;

const locationOf = ({ answer, stream }: Handled): string | undefined => {
  const { position: _, revision: __, events: ___, ...made } = answer;
  for (const { id, address } of KINDS)
    if (address !== undefined && typeof made[id] === 'string') return address + made[id];
  // What has no address of its own stands with the organisation that it belongs to.
  const collection = COLLECTIONS[stream.startsWith('verbund-') ? 'verbund' : 'kommune'];
  return Object.keys(made).length > 0 ? `/v1/${collection}/${organisationIdOf(stream)}` : undefined;
};

const answer = (response: Response, handled: Handled): void => {
  const location = handled.status === 201 ? locationOf(handled) : undefined;
  if (location !== undefined) response.set('Location', location);
  response
    .status(handled.status)
    .set('Cache-Control', 'no-store')
    .set('ETag', `"r${handled.answer.revision}"`)
    .json(handled.answer);
};

/** What a command that was accepted came to. */
export const outcomeOf = ({ status, repeated }: Handled): CommandOutcome => {
  if (repeated) return 'repeated';
  return status === 201 ? 'appended' : 'unchanged';
};

const run = async (
  command: CommandDefinition,
  target: StreamName | null,
  request: Request,
  response: Response,
  parts: CommandParts,
): Promise<void> => {
  noteCommand(response, command.name);
  // Read the body before anything can refuse: an answer sent over an unread body resets the connection.
  const bytes = await readBody(request);
  withoutParameters(request);
  requireJson(request);
  const commandId = idempotencyKey(request, v4);
  const revisions = ifMatch(request);
  const expected = expectedStatus(request);
  const actor = parts.access.identify(parts.access.credentialsOf(request.headers));
  const body = parseJson(bytes);
  const handled = await parts.submit({
    command,
    target,
    body,
    commandId,
    actor,
    ifMatch: revisions,
    expectedStatus: expected,
    correlationId: correlationOf(response),
  });
  noteOutcome(response, outcomeOf(handled));
  answer(response, handled);
};

const unknownPath = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });

const routesOf = (router: Router, kind: StreamKind, parts: CommandParts): void => {
  const collection = COLLECTIONS[kind];
  for (const command of OFFERED.values()) {
    if (!command.on.includes(kind)) continue;
    const makes = command.creates !== undefined;
    const path = makes ? `/${collection}` : `/${collection}/:id/${command.name}`;
    router.post(path, async (request, response) => {
      const id = String(request.params.id);
      if (!makes && !isUuid(id)) throw unknownPath();
      const target: StreamName | null = makes ? null : `${kind}-${id.toLowerCase()}`;
      await run(command, target, request, response, parts);
    });
  }
};

/** POST for every command of the registry, below `/v1`. */
export const commandRoutes = (parts: CommandParts): Router => {
  const router = Router({ caseSensitive: true });
  routesOf(router, 'kommune', parts);
  routesOf(router, 'verbund', parts);
  return router;
};
