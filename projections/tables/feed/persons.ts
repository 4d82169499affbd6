import { markedPaths } from '../../../contracts/fields/marked-fields.ts';
import { EVENTS } from '../../../contracts/subjects.ts';

/** Top-level fields that point to a person, by event type. */
const personFields: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...EVENTS.values()].map((definition) => {
    const paths = markedPaths(definition.data, 'person');
    if (paths.some((path) => path.length !== 1))
      throw new Error(
        `${definition.name} keeps what points to a person below the first level: give it a field of its own.`,
      );
    return [definition.name, new Set(paths.map(([name = '']) => name))];
  }),
);

/** An event's data without the fields that point to a person (DOMAIN rules 17 and 18). */
export const withoutPersons = (type: string, data: object): Readonly<Record<string, unknown>> => {
  const fields = personFields.get(type);
  if (fields === undefined || fields.size === 0) return data as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !fields.has(name)));
};
