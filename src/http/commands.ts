import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from 'express';
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

/** An address below `/v1` at which a command is taken; `:id` stands for that of its stream, where the command does not make one. */
export interface CommandRoute {
  readonly path: string;
  readonly kind: StreamKind;
  readonly command: CommandDefinition;
}

/** The addresses of all commands that are offered, the first one of each address being the one that is taken. */
export const COMMAND_ROUTES: readonly CommandRoute[] = (['kommune', 'verbund'] as const).flatMap((kind) =>
  [...OFFERED.values()]
    .filter(({ on }) => on.includes(kind))
    .map((command) => {
      const collection = `/${COLLECTIONS[kind]}`;
      const path = command.creates === undefined ? `${collection}/:id/${command.name}` : collection;
      return { path, kind, command };
    }),
);

const locationOf = ({ answer, stream }: Handled): string | undefined => {
  const { position: _, revision: __, events: ___, ...made } = answer;
  for (const { id, address } of KINDS)
    if (address !== undefined && typeof made[id] === 'string') return address + made[id];
  // What has no address of its own stands with the organisation that it belongs to.
  const collection = COLLECTIONS[stream.startsWith('verbund-') ? 'verbund' : 'kommune'];
  return Object.keys(made).length > 0 ? `/v1/${collection}/${organisationIdOf(stream)}` : undefined;
};

const answer = (response: ServerResponse, handled: Handled, head: readonly string[]): void => {
  const location = handled.status === 201 ? locationOf(handled) : undefined;
  const text = JSON.stringify(handled.answer);
  response.writeHead(handled.status, [
    ...head,
    ...(location === undefined ? [] : ['Location', location]),
    'Cache-Control',
    'no-store',
    'ETag',
    `"r${handled.answer.revision}"`,
    'Content-Type',
    'application/json; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(text)),
  ]);
  response.end(text);
};

/** What a command that was accepted came to. */
export const outcomeOf = ({ status, repeated }: Handled): CommandOutcome => {
  if (repeated) return 'repeated';
  return status === 201 ? 'appended' : 'unchanged';
};

const unknownPath = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });

const targetOf = ({ command, kind }: CommandRoute, id: string): StreamName | null => {
  if (command.creates !== undefined) return null;
  if (!isUuid(id)) throw unknownPath();
  return `${kind}-${id.toLowerCase()}`;
};

/**
 * Takes the command that a request brings to `route`, for the stream whose `id` is in its address, and answers what came of it, with `head`
 * (names and values in turn) before the headers of its own. Rejects with the Problem of a refusal.
 */
export const takeCommand = async (
  route: CommandRoute,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  parts: CommandParts,
  head: readonly string[] = [],
): Promise<void> => {
  const target = targetOf(route, id);
  noteCommand(response, route.command.name);
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
    command: route.command,
    target,
    body,
    commandId,
    actor,
    ifMatch: revisions,
    expectedStatus: expected,
    correlationId: correlationOf(response),
  });
  noteOutcome(response, outcomeOf(handled));
  answer(response, handled, head);
};

/** POST for every command of the registry, below `/v1`: any way in which an address may be written. */
export const commandRoutes = (parts: CommandParts): Router => {
  const router = Router({ caseSensitive: true });
  for (const route of COMMAND_ROUTES)
    router.post(route.path, (request, response) =>
      takeCommand(route, String(request.params.id), request, response, parts),
    );
  return router;
};
