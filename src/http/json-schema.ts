import { z } from 'zod';

/** The JSON Schema (2020-12, as OpenAPI 3.1 and AsyncAPI 3 take it) of what is sent (`input`) or answered. */
export const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** The properties of an object schema, each with its own schema; for parameters. */
export const properties = (schema: z.ZodType): [string, Record<string, unknown>][] => {
  const { properties: found = {} } = jsonSchema(schema, 'output');
  return Object.entries(found as Record<string, Record<string, unknown>>);
};
