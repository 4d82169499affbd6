import type { QueryDefinition } from '../../contracts/definitions.ts';
import { EVENT_DATA } from '../../contracts/views/feed.ts';
import { jsonSchema } from './json-schema.ts';
import { dataByType } from './push-schemas.ts';

type Schema = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const holdsEventData = ({ properties }: Schema): boolean =>
  isObject(properties) && isObject(properties.data) && EVENT_DATA in properties.data;

/** The same schema; where an object holds the data of an event, with what they are for each type. */
const withEventData = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withEventData);
  if (!isObject(value)) return value;
  const { [EVENT_DATA]: _, ...own } = value;
  const schema = Object.fromEntries(Object.entries(own).map(([key, inner]) => [key, withEventData(inner)]));
  return holdsEventData(value) ? { allOf: [schema, dataByType()] } : schema;
};

/** The JSON Schema of what a query answers. */
export const answerSchemaOf = ({ answer }: QueryDefinition): unknown =>
  withEventData(jsonSchema(answer, 'output'));
