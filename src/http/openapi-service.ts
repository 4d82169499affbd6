import type { ServiceDefinition } from '../../contracts/service.ts';
import { jsonSchema } from './json-schema.ts';

const responseOf = ({ description, type, schema }: ServiceDefinition['answers'][string]) => ({
  description,
  content: { [type]: { schema: schema === undefined ? { type: 'string' } : jsonSchema(schema, 'output') } },
});

/** The OpenAPI path items of the addresses that are neither commands nor queries; `problem` is what they answer otherwise. */
export const servicePaths = (
  services: readonly ServiceDefinition[],
  problem: object,
): Record<string, Record<string, Record<string, unknown>>> =>
  Object.fromEntries(
    services.map(({ name, title, path, answers }) => {
      const responses = Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)]);
      const operation = {
        operationId: name,
        summary: title,
        tags: ['dienst'],
        responses: { ...Object.fromEntries(responses), default: problem },
      };
      return [path, { get: operation }];
    }),
  );
