import { narrows } from '../../contracts/feeds.ts';
import type { ServiceDefinition } from '../../contracts/service.ts';
import { jsonSchema, properties } from './json-schema.ts';

const responseOf = ({ description, type, schema }: ServiceDefinition['answers'][string]) => ({
  description,
  ...(type === undefined
    ? {}
    : {
        content: {
          [type]: { schema: schema === undefined ? { type: 'string' } : jsonSchema(schema, 'output') },
        },
      }),
});

const placesIn = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string', format: 'uuid' },
  }));

const narrowing = (query: ServiceDefinition['narrowedBy']) =>
  query === undefined
    ? []
    : properties(query.params).flatMap(([name, schema]) =>
        narrows(name) ? [{ name, in: 'query', required: false, schema }] : [],
      );

/** The OpenAPI path items of the addresses that are neither commands nor queries; `problem` is what they answer otherwise. */
export const servicePaths = (
  services: readonly ServiceDefinition[],
  problem: object,
): Record<string, Record<string, Record<string, unknown>>> =>
  Object.fromEntries(
    services.map(({ name, title, path, answers, narrowedBy }) => {
      const responses = Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)]);
      const parameters = [...placesIn(path), ...narrowing(narrowedBy)];
      const operation = {
        operationId: name,
        summary: title,
        tags: ['dienst'],
        ...(parameters.length === 0 ? {} : { parameters }),
        responses: { ...Object.fromEntries(responses), default: problem },
      };
      return [path, { get: operation }];
    }),
  );
