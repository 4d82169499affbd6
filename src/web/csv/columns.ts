import type { z } from 'zod';
import { EVENT_DATA } from '../../../contracts/views/feed.ts';
import { jsonSchema } from '../../http/json-schema.ts';
import type { Tell } from '../news/told.ts';
import { WORDS, worded } from '../words/codes.ts';
import { type DateValue, dateWords, momentWords } from '../words/dates.ts';
import { headingOf } from './headings.ts';

type Json = Readonly<Record<string, unknown>>;

/** A column of a list: its heading, and what stands in it for an item. */
export interface CsvColumn {
  readonly heading: string;
  readonly of: (item: Json, tell: Tell) => string | number | undefined;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [EVENT_DATA]?: true;
}

const BETWEEN = ' | ';

/** Programs follow these, people do not read them; where something stands is a column of its own. */
const isForPrograms = (name: string): boolean =>
  /(^id|Id|Mit|^position|^type|^organisation|^verwaltetDurch)$/.test(name);

const isDate = ({ anyOf = [] }: Schema): boolean =>
  anyOf.some(({ properties }) => properties !== undefined && 'precision' in properties);

/** Somebody or something that is named: an organisation, in one form or in several. */
const isNamed = ({ properties, anyOf = [] }: Schema): boolean =>
  (properties !== undefined && 'name' in properties) || (anyOf.length > 0 && anyOf.every(isNamed));

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The words of a code: by the name of what it is a code of, else by the table that has all of its kind. */
const codeWords = (name: string, { enum: codes }: Schema, value: string): string => {
  const table = (WORDS as Readonly<Record<string, Readonly<Record<string, string>>>>)[name];
  return table?.[value] ?? worded(codes ?? []).find(([code]) => code === value)?.[1] ?? value;
};

const words = (name: string, schema: Schema, value: unknown): string | number | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  // Spreadsheets here take a point for one between thousands.
  if (typeof value === 'number') return Number.isInteger(value) ? value : String(value).replace('.', ',');
  if (isDate(schema)) return dateWords(value as DateValue);
  if (Array.isArray(value)) return value.join(BETWEEN);
  const text = typeof value === 'object' ? (value as { readonly name?: string }).name : (value as string);
  if (text === undefined) return undefined;
  if (MOMENT.test(text)) return momentWords(text).replace(/,\d+$/, '');
  return codeWords(name, schema, text);
};

const at = (item: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Json | undefined)?.[name], item);

/** What a list of objects holds stands where its item stands: a cell has no room for it. */
const hasColumn = ({ type, items }: Schema): boolean => type !== 'array' || items?.type === 'string';

const columnsIn = ({ properties = {} }: Schema, path: readonly string[] = []): CsvColumn[] =>
  Object.entries(properties)
    .filter(([name, schema]) => !isForPrograms(name) && hasColumn(schema))
    .flatMap(([name, schema]): CsvColumn[] => {
      const whole = [...path, name];
      const heading = whole.map(headingOf).join(': ');
      if (schema[EVENT_DATA]) return [{ heading, of: (item, tell) => String(tell(item as never).words) }];
      const isLeaf = schema.properties === undefined || isNamed(schema);
      return isLeaf
        ? [{ heading, of: (item) => words(name, schema, at(item, whole)) }]
        : columnsIn(schema, whole);
    });

/** The columns of a list, from the shape of its items: one for each value that people read. */
export const columnsOf = (answer: z.ZodType): readonly CsvColumn[] => {
  const { properties } = jsonSchema(answer, 'output') as { properties: { items: { items: Schema } } };
  return columnsIn(properties.items.items);
};
