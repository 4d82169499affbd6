import { z } from 'zod';
import { hintsOf, type Widget } from './hints.ts';
import { marksOf } from './marks.ts';

/** A field as a form or a help text needs it. */
export interface DescribedField {
  readonly name: string;
  /** Undefined where somebody forgot it: a test finds those of commands and events. */
  readonly label: string | undefined;
  readonly help: string | undefined;
  readonly required: boolean;
  /** Several of it may be given. */
  readonly list: boolean;
  readonly widget: Widget | undefined;
  /** What may be chosen, where not everything may be written. */
  readonly choices: readonly string[];
  /** What these are called; undefined where the field does not say so. */
  readonly codes: Readonly<Record<string, string>> | undefined;
  /** What it is where nothing is chosen; undefined where that is not said. */
  readonly unsaid: string | undefined;
  /** It may be null: that there is nothing is said. */
  readonly nullable: boolean;
  /** It can only be true: something is confirmed. */
  readonly confirms: boolean;
  /** What a person writes: it could hold what should not stand there. */
  readonly free: boolean;
  /** Of which kinds of things it holds an id, and whether only of those of the organisation itself. */
  readonly of: readonly string[];
  readonly own: boolean;
  /** The fields that it consists of. */
  readonly fields: readonly DescribedField[];
}

type Schema = z.core.$ZodType;

const WRAPPERS: ReadonlySet<string> = new Set([
  'optional',
  'nullable',
  'default',
  'prefault',
  'nonoptional',
  'readonly',
  'catch',
]);

const MAY_BE_ABSENT: ReadonlySet<string> = new Set(['optional', 'default', 'prefault', 'catch']);

/** A schema and what it wraps, from the outside in. */
function* layers(schema: Schema): Generator<Schema> {
  yield schema;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (WRAPPERS.has(def.type)) yield* layers((def as z.core.$ZodOptionalDef).innerType);
  else if (def.type === 'pipe') yield* layers(def.out);
  else if (def.type === 'lazy') yield* layers(def.getter());
}

const first = <Found>(all: readonly Schema[], find: (schema: Schema) => Found | undefined) =>
  all.map(find).find((found) => found !== undefined);

const choicesOf = (schema: Schema): readonly string[] => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  return def.type === 'literal' ? def.values.map(String) : [];
};

const unsaidIn = (schema: Schema): string | undefined => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'default' && typeof def.defaultValue === 'string' ? def.defaultValue : undefined;
};

const isOfType = (type: string) => (schema: Schema) => (schema as z.core.$ZodTypes)._zod.def.type === type;

const onlyTrue = (schema: Schema): boolean => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'literal' && def.values.every((value) => value === true);
};

const described = (name: string, schema: Schema): DescribedField => {
  const outer = [...layers(schema)];
  const { def } = (outer.at(-1) as z.core.$ZodTypes)._zod;
  const inner = def.type === 'array' ? [...layers(def.element)] : [];
  const all = [...outer, ...inner];
  const words = first(outer, (one) => z.globalRegistry.get(one));
  const choices = choicesOf(all.at(-1) as Schema);
  const widget = first(all, (one) => hintsOf(one).widget) ?? (choices.length > 0 ? 'choice' : undefined);
  return {
    name,
    label: words?.title,
    help: words?.description,
    required: !outer.some((one) => MAY_BE_ABSENT.has((one as z.core.$ZodTypes)._zod.def.type)),
    list: def.type === 'array',
    widget,
    choices,
    codes: first(all, (one) => hintsOf(one).codes),
    unsaid: first(outer, unsaidIn),
    nullable: outer.some(isOfType('nullable')),
    confirms: all.some(onlyTrue),
    free: all.some((one) => marksOf(one)?.freeText === true),
    of: first(all, (one) => hintsOf(one).of) ?? [],
    own: all.some((one) => hintsOf(one).own === true),
    // What is filled in as a whole is no group of fields.
    fields: widget === undefined ? fieldsOf(all.at(-1) as Schema) : [],
  };
};

const orderOf = (schema: Schema): number => first([...layers(schema)], (one) => hintsOf(one).order) ?? 0;

/**
 * The fields of an object in the order in which they are asked for, with those that they consist of; of a union, the fields of
 * every form. Empty where the schema has none.
 */
export const fieldsOf = (schema: Schema): readonly DescribedField[] => {
  const { def } = ([...layers(schema)].at(-1) as z.core.$ZodTypes)._zod;
  if (def.type === 'union') {
    const all = def.options.flatMap((option) => fieldsOf(option));
    return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  }
  if (def.type !== 'object') return [];
  return Object.entries(def.shape)
    .sort(([, a], [, b]) => orderOf(a) - orderOf(b))
    .map(([name, field]) => described(name, field));
};
