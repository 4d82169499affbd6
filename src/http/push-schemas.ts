import { z } from 'zod';
import type { EventDefinition } from '../../contracts/definitions.ts';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { KommuneRef, PublicActor, VerbundRef } from '../../contracts/views/parts.ts';
import { NAMED_THINGS } from '../../projections/tables/feed/named-things.ts';
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

/** What stands for a thing that the reader may not see. */
const standInSchema = (standIn: object) => ({
  type: 'object',
  required: Object.keys(standIn),
  properties: Object.fromEntries(
    Object.entries(standIn).map(([name, value]) => [
      name,
      value === null ? { type: 'null' } : { const: value },
    ]),
  ),
  additionalProperties: false,
});

/** The schema of a list whose items may be described as what stands for them. */
const withHidden = (type: string, name: string, schema: unknown): unknown => {
  const thing = NAMED_THINGS.get(type)?.find(({ at }) => at[0] === name && at[1] === '*');
  if (thing?.standIn === undefined) return schema;
  const { items, ...list } = schema as { items: unknown };
  return { ...list, items: { anyOf: [items, standInSchema(thing.standIn)] } };
};

/** The event's own data as it is described: without what points to a person. */
const toldOf = ({ name: type, data }: EventDefinition) => {
  const persons = new Set(markedPaths(data, 'person').map(([name]) => name));
  const { properties = {}, required = [], ...own } = jsonSchema(data, 'output') as ObjectSchema;
  const described = Object.entries(properties)
    .filter(([name]) => !persons.has(name))
    .map(([name, schema]) => [name, withHidden(type, name, schema)]);
  return {
    ...own,
    properties: Object.fromEntries(described),
    required: required.filter((name) => !persons.has(name)),
  };
};

const dataOf = (event: EventDefinition): object => {
  const described = toldOf(event);
  const beside = jsonSchema(Beside, 'output') as ObjectSchema;
  return {
    ...described,
    properties: { ...described.properties, ...beside.properties },
    required: [...described.required, ...(beside.required ?? [])],
  };
};

const NEWS = [...EVENTS.values()].filter(({ feed }) => feed);

/** What is pushed of each event type that can be new: its CloudEvents `type`, its German title and the schema of its `data`. */
export const PUSHED = NEWS.map((event) => ({
  name: event.name,
  type: `de.lichterkette.${event.name}`,
  title: event.title,
  data: dataOf(event),
}));

/** What `data` is, by the `type` beside it: a JSON Schema for the object that holds both. */
export const dataByType = (): object => ({
  properties: { type: { enum: NEWS.map(({ name }) => name) } },
  allOf: NEWS.map((event) => ({
    if: { properties: { type: { const: event.name } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: { properties: { data: toldOf(event) } },
  })),
});
