import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, event } from '../../contracts/definitions.ts';
import { markedFields, markedPaths } from '../../contracts/fields/marked-fields.ts';
import { freeText, pastDate, personRef } from '../../contracts/fields.ts';
import { replaceAt } from '../../contracts/paths.ts';

// A mark that is not found is a promise that does not hold: a free text would stand in rows, a person in a push.

const paths = (schema: z.ZodType) => markedPaths(schema, 'freeText').map((path) => path.join('/'));

const REACHED: readonly [string, z.ZodType, readonly string[]][] = [
  ['the schema itself', freeText(), ['']],
  ['an object', z.strictObject({ a: z.object({ b: freeText() }) }), ['a/b']],
  ['an array', z.array(z.object({ a: freeText() })), ['*/a']],
  ['optional, nullable and default', freeText().optional().nullable().default(null), ['']],
  ['prefault and nonoptional', z.nonoptional(freeText().optional().prefault('x')), ['']],
  ['readonly', z.object({ a: freeText().readonly() }).readonly(), ['a']],
  ['catch', freeText().catch('' as never), ['']],
  ['lazy', z.object({ a: z.lazy(() => z.array(freeText())) }), ['a/*']],
  ['a record', z.object({ a: z.record(z.string(), freeText()) }), ['a/*']],
  ['a tuple', z.tuple([z.number(), freeText()], z.number()), ['1']],
  [
    'a union',
    z.union([z.object({ a: freeText() }), z.object({ b: z.array(freeText()) }), z.null()]),
    ['a', 'b/*'],
  ],
  [
    'a discriminated union',
    z.discriminatedUnion('art', [
      z.object({ art: z.literal('x'), text: freeText(), anzahl: z.number() }),
      z.object({ art: z.literal('y'), text: freeText(400) }),
      z.object({ art: z.literal('z') }),
    ]),
    ['text'],
  ],
  ['an intersection', z.intersection(z.object({ a: freeText() }), z.object({ b: freeText() })), ['a', 'b']],
  ['the end of a pipe', z.preprocess((given) => given, z.object({ a: freeText() })), ['a']],
  ['a pipe of two that are marked', z.pipe(freeText() as z.ZodType, freeText(10)), ['']],
  ['what a check derives', z.object({ a: freeText().min(3) }).refine(() => true), ['a']],
  ['a recursive schema beside it', z.object({ a: freeText(), tree: z.lazy((): z.ZodType => tree) }), ['a']],
];

const tree: z.ZodType = z.object({ left: z.lazy(() => tree).optional(), value: z.number() });
const talk: z.ZodType = z.object({ text: freeText(), replies: z.array(z.lazy(() => talk)) });
const endless = (): z.ZodType => z.object({ next: z.lazy(endless) });

const REFUSED: readonly [string, z.ZodType, string][] = [
  ['a transform', freeText().transform((text) => text.length), '/: a mark stands before a transform'],
  [
    'a field before a transform',
    z.object({ a: freeText() }).transform(({ a }) => a),
    '/a: a mark stands before',
  ],
  [
    'a union of marked and not',
    z.union([freeText(), z.number()]),
    '/: a field is marked in one form of a union',
  ],
  ['a union with an array', z.union([freeText(), z.array(freeText())]), '/: a field is marked in one form'],
  [
    'a union of two meanings',
    z.array(
      z.discriminatedUnion('art', [
        z.object({ art: z.literal('x'), text: freeText() }),
        z.object({ art: z.literal('y'), text: z.enum(['a', 'b']) }),
      ]),
    ),
    '/*/text: a field is marked in one form of a union',
  ],
  [
    'a union with two marks',
    z.union([z.object({ a: freeText() }), z.object({ a: personRef() })]),
    '/a: a field',
  ],
  ['a union with anything', z.union([z.object({ a: freeText() }), z.unknown()]), '/a: a field is marked'],
  ['the keys of a record', z.record(freeText(), z.number()), '/: the keys of a record carry a mark'],
  ['the rest of a tuple', z.tuple([z.number()], freeText()), '/: the rest of a tuple carries a mark'],
  ['a catchall', z.object({}).catchall(freeText()), '/: a catchall carries a mark'],
  ['a field named *', z.object({ '*': freeText() }), '/: a marked field is named "*"'],
  ['a map', z.map(z.string(), freeText()), '/: a mark cannot be found inside a map'],
  ['a set', z.object({ a: z.set(freeText()) }), '/a: a mark cannot be found inside a set'],
  ['a promise', z.promise(freeText()), '/: a mark cannot be found inside a promise'],
  ['a template', z.templateLiteral(['a', freeText()]), '/: a mark cannot be found inside a template_literal'],
  ['itself', talk, '/: a schema that contains itself has a marked field'],
  ['a getter without end', endless(), 'a schema has no end'],
];

describe('a marked field', () => {
  it.each(REACHED)('is found in %s', (_, schema, expected) => {
    expect(paths(schema)).toEqual(expected);
  });

  it.each(REFUSED)('is refused in %s, with what to do', (_, schema, sentence) => {
    expect(() => markedFields(schema)).toThrow(sentence);
    expect(() => markedFields(schema)).toThrow(/: .*[:,] .*\.$/);
  });

  it('is refused where it is declared', () => {
    const data = z.strictObject({ notes: z.map(z.string(), freeText()) });
    const given = { title: 'Probe', on: ['kommune'] as const };
    expect(() => event({ ...given, name: 'Tried', version: 1, audience: 'kommune', data })).toThrow(
      'Tried /notes: a mark cannot be found inside a map',
    );
    expect(() =>
      command({
        ...given,
        name: 'try',
        right: 'solution:share',
        body: data,
        events: [],
        example: { notes: new Map() },
      }),
    ).toThrow('try /notes: a mark cannot be found inside a map');
  });

  it('keeps several marks, each once where it is reached in two ways', () => {
    const both = z.union([z.object({ a: personRef() }), z.object({ a: personRef(), b: pastDate() })]);
    expect(markedFields(both)).toEqual([
      { path: ['a'], marks: { person: true } },
      { path: ['b'], marks: { date: true, past: true } },
    ]);
  });
});

describe('a value at a path', () => {
  const shout = (found: unknown, pointer: string) => `${pointer}=${String(found).toUpperCase()}`;

  it.each([
    [['*'], { a: 'x', 'b/c': 'y' }, { a: '/a=X', 'b/c': '/b~1c=Y' }],
    [
      ['1', 'a'],
      [0, { a: 'x' }],
      [0, { a: '/1/a=X' }],
    ],
    [['a', '*', 'b'], { a: [{ b: 'x' }, {}, null] }, { a: [{ b: '/a/0/b=X' }, {}, null] }],
  ])('%j is replaced', (path, value, expected) => {
    expect(replaceAt(value, path, shout)).toEqual(expected);
  });

  it.each([
    [['a'], 'text'],
    [['*'], 'text'],
    [['a', '*'], { a: 5 }],
    [['length'], ['x']],
    [['toString'], {}],
    [['3'], ['x']],
  ])('%j leaves %j as it is', (path, value) => {
    expect(replaceAt(value, path, shout)).toEqual(value);
  });
});
