import { KINDS } from '../../contracts/subjects.ts';
import { CHANNELS } from '../../contracts/views/channels.ts';
import type { Random } from '../faults/harness/random.ts';
import { kindsBehind } from './kinds-behind.ts';

/** What a world offers to ask for, as one viewer asks for it. */
export interface Known {
  /** Ids by the name under which an answer told them, hidden ones among them. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Words that the viewer may not know, their beginnings, words near to them, and public ones. */
  readonly words: readonly string[];
  /** Everything that was written under a property of a body, by its name. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /** Moments to look back at: days, and positions as they are written in an address that fits both worlds. */
  readonly days: readonly string[];
  readonly positions: readonly string[];
}

type JsonSchema = Readonly<Record<string, unknown>>;

const enumOf = ({ enum: values, const: only, items, anyOf }: JsonSchema): readonly string[] => {
  if (Array.isArray(values)) return values.map(String);
  if (only !== undefined) return [String(only)];
  const inner = [items, ...((anyOf as JsonSchema[] | undefined) ?? [])].filter((one) => one !== undefined);
  return inner.flatMap((one) => enumOf(one as JsonSchema));
};

const isUuid = (schema: JsonSchema): boolean =>
  schema.format === 'uuid' || (schema.items !== undefined && isUuid(schema.items as JsonSchema));

/** The kinds whose ids a channel may be named after: all that are read at one address. */
const kindsOfChannel = (parameter: string): readonly string[] => {
  const address = KINDS.find(({ id }) => id === parameter)?.address;
  return address === undefined ? [parameter] : kindsBehind(address);
};

/** Names of channels: of everything that there is, whoever may see it. */
export const channelsOf = (ids: Known['ids']): string[] =>
  CHANNELS.flatMap(({ name, parameter }) => {
    if (parameter === undefined) return [name];
    return kindsOfChannel(parameter).flatMap((kind) => (ids.get(kind) ?? []).map((id) => `${name}:${id}`));
  });

const labelsOf = ({ labels }: Known, name: string): string[] =>
  [...labels].flatMap(([property, values]) => (property.startsWith(name) ? values : []));

/** Every value of a parameter that is worth asking for; the name and its schema decide. */
export const valuesOf = (name: string, schema: JsonSchema, known: Known): readonly string[] => {
  switch (name) {
    case 'cursor':
      return ['keiner'];
    case 'limit':
      return ['1', '3', '200', '0'];
    case 'stand':
      return [...known.positions, ...known.days];
    case 'zum':
      return known.days;
    case 'after':
    case 'atLeast':
      return known.positions;
    case 'channel':
      return channelsOf(known.ids);
    case 'q':
      return known.words;
  }
  const values = enumOf(schema);
  if (values.length > 0) return [...values, 'gibt-es-nicht'];
  if (isUuid(schema)) return known.ids.get(`${name}Id`) ?? [...known.ids.values()].flat();
  return labelsOf(known, name);
};

/** Some of a list, by chance, in its order. */
export const someOf = <Item>(list: readonly Item[], most: number, random: Random): readonly Item[] => {
  if (list.length <= most) return list;
  const chosen = new Set<number>();
  while (chosen.size < most) chosen.add(random.int(list.length));
  return list.filter((_, index) => chosen.has(index));
};
