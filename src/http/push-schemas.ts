import { z } from 'zod';
import type { EventDefinition } from '../../contracts/definitions.ts';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { KommuneRef, PublicActor, VerbundRef } from '../../contracts/views/parts.ts';
import { jsonSchema } from './json-schema.ts';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** What a push tells beside the event's own data. */
const Beside = z.object({
  kommune: KommuneRef.optional(),
  verbund: VerbundRef.optional(),
  actor: PublicActor,
});

/** A source that the reader may not see is told without its id. */
const hiddenSource = {
  type: 'object',
  required: ['solutionId', 'version'],
  properties: { solutionId: { type: 'null' }, version: { const: 1 } },
  additionalProperties: false,
};

const withHidden = (name: string, schema: unknown): unknown => {
  if (name !== 'sources') return schema;
  const { items, ...list } = schema as { items: unknown };
  return { ...list, items: { anyOf: [items, hiddenSource] } };
};

const dataOf = ({ data }: EventDefinition): object => {
  const persons = new Set(markedPaths(data, 'person').map(([name]) => name));
  const { properties = {}, required = [], ...own } = jsonSchema(data, 'output') as ObjectSchema;
  const beside = jsonSchema(Beside, 'output') as ObjectSchema;
  const told = Object.entries(properties)
    .filter(([name]) => !persons.has(name))
    .map(([name, schema]) => [name, withHidden(name, schema)]);
  return {
    ...own,
    properties: { ...Object.fromEntries(told), ...beside.properties },
    required: [...required.filter((name) => !persons.has(name)), ...(beside.required ?? [])],
  };
};

/** What is pushed of each event type that can be new: its CloudEvents `type`, its German title and the schema of its `data`. */
export const PUSHED = [...EVENTS.values()]
  .filter(({ feed }) => feed)
  .map((event) => ({
    name: event.name,
    type: `de.lichterkette.${event.name}`,
    title: event.title,
    data: dataOf(event),
  }));
