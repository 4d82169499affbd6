import type { CommandDefinition, QueryDefinition, StreamKind } from '../../contracts/definitions.ts';
import { FEED_SERVICES } from '../../contracts/feeds.ts';
import { PROBLEMS } from '../../contracts/problem-codes.ts';
import { SERVICE } from '../../contracts/service.ts';
import { EVENTS, OFFERED } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import type { Access } from '../access/access.ts';
import { answerSchemaOf } from './answer-schema.ts';
import { COLLECTIONS } from './commands.ts';
import { jsonSchema, properties } from './json-schema.ts';
import { servicePaths } from './openapi-service.ts';

type Operation = Record<string, unknown>;

/** What the document tells of access. */
type DescribedAccess = Pick<Access, 'headers' | 'addresses'>;

const problem = { $ref: '#/components/responses/Problem' };

const header = (name: string, schema: object, description: string) => ({
  name,
  in: 'header',
  required: false,
  schema,
  description,
});

const COMMAND_HEADERS = [
  header('Idempotency-Key', { type: 'string', format: 'uuid' }, 'Schlüssel: derselbe wirkt nur einmal.'),
  header('If-Match', { type: 'string' }, 'Nur bei dieser Revision, zum Beispiel "r3".'),
  header(
    'X-Expect-Status',
    { type: 'integer' },
    'Erwarteter Status: wäre es ein anderer als 201, wird nichts eingetragen.',
  ),
];

const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

const madeIds = (command: CommandDefinition): string[] => [
  ...new Set(command.events.flatMap((name) => EVENTS.get(name)?.makes ?? [])),
];

/** A command that wrote something has made all of its ids; one that found nothing to change has made none. */
const answerSchema = (command: CommandDefinition, status: 200 | 201) => {
  const ids = madeIds(command);
  return {
    allOf: [
      { $ref: '#/components/schemas/CommandAnswer' },
      {
        type: 'object',
        properties: Object.fromEntries(ids.map((id) => [id, { type: 'string', format: 'uuid' }])),
        ...(status === 201 && ids.length > 0 ? { required: ids } : {}),
      },
    ],
  };
};

const commandOperation = (
  command: CommandDefinition,
  kind: StreamKind,
  headers: readonly object[],
): Operation => ({
  operationId: `${kind}-${command.name}`,
  summary: command.title,
  tags: [kind],
  parameters: command.creates === undefined ? [idParameter, ...headers] : headers,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: jsonSchema(command.body, 'input'), example: command.example } },
  },
  responses: {
    '201': {
      description: 'Eingetragen.',
      content: { 'application/json': { schema: answerSchema(command, 201) } },
    },
    '200': {
      description: 'Nichts zu ändern.',
      content: { 'application/json': { schema: answerSchema(command, 200) } },
    },
    default: problem,
  },
});

const commandPath = (command: CommandDefinition, kind: StreamKind) =>
  command.creates === undefined
    ? `/v1/${COLLECTIONS[kind]}/{id}/${command.name}`
    : `/v1/${COLLECTIONS[kind]}`;

const queryOperation = (query: QueryDefinition): Operation => ({
  operationId: query.name,
  summary: query.title,
  tags: ['lesen'],
  parameters: [
    ...[...query.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ ...idParameter, name })),
    ...properties(query.params).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
  ],
  responses: {
    '200': {
      description: query.title,
      content: { 'application/json': { schema: answerSchemaOf(query) } },
    },
    '304': { description: 'Unverändert.' },
    default: problem,
  },
});

const paths = ({ headers, addresses }: DescribedAccess): Record<string, Record<string, Operation>> => {
  const services = [...SERVICE, ...FEED_SERVICES, ...addresses.map(({ service }) => service)];
  const all: Record<string, Record<string, Operation>> = servicePaths(services, problem);
  const ofAccess = headers.map(({ name, description }) => header(name, { type: 'string' }, description));
  const commandHeaders = [...COMMAND_HEADERS, ...ofAccess];
  const add = (path: string, method: string, operation: Operation) => {
    all[path] = { ...all[path], [method]: operation };
  };
  for (const command of OFFERED.values())
    for (const kind of command.on)
      add(commandPath(command, kind), 'post', commandOperation(command, kind, commandHeaders));
  for (const query of VIEWS) add(`/v1${query.path}`, 'get', queryOperation(query));
  return all;
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    rule: { type: 'integer' },
    allowed: { type: 'array', items: { type: 'string' } },
  },
};

const commandAnswer = {
  type: 'object',
  required: ['position', 'revision', 'events'],
  properties: {
    position: { type: 'string' },
    revision: { type: 'integer' },
    events: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'type', 'data'],
        properties: { id: { type: 'string' }, type: { type: 'string' }, data: { type: 'object' } },
      },
    },
  },
};

/** The OpenAPI 3.1 document of every command, query and service address of the registry. */
export const openApi = (version: string, access: DescribedAccess): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Lichterkette',
    version,
    description: 'Was Kommunen digitalisiert haben, und wer es von wem übernommen hat.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/' }],
  tags: [{ name: 'kommune' }, { name: 'verbund' }, { name: 'lesen' }, { name: 'dienst' }],
  paths: paths(access),
  components: {
    schemas: { Problem: problemSchema, CommandAnswer: commandAnswer },
    responses: {
      Problem: {
        description: 'Warum es nicht geht (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  },
});
