import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DescribedField, fieldsOf } from '../../contracts/fields/described.ts';
import { field, freeText, line, pastDate } from '../../contracts/fields.ts';
import { COMMANDS, EVENTS } from '../../contracts/subjects.ts';

const all = (fields: readonly DescribedField[], path = ''): (DescribedField & { path: string })[] =>
  fields.flatMap((one) => {
    const at = `${path}${one.name}`;
    return [{ ...one, path: at }, ...all(one.fields, `${at}/`)];
  });

const german = /^(?=.*[a-zäöüß])[A-ZÄÖÜ„].*[^ ]$/;
const ASKED = [...COMMANDS.values()].map(({ name, body }) => ({ name, fields: all(fieldsOf(body)) }));
const TOLD = [...EVENTS.values()].map(({ name, data }) => ({ name, fields: all(fieldsOf(data)) }));

describe('every field of every command and event', () => {
  it('is looked at', () => {
    expect(ASKED.flatMap(({ fields }) => fields).length).toBeGreaterThan(150);
  });

  it.each([...ASKED, ...TOLD])('$name: has a German label: field("…", …)', ({ fields }) => {
    expect(fields.filter(({ label = '' }) => !german.test(label)).map(({ path }) => path)).toEqual([]);
    expect(
      fields.filter(({ help = 'Ja.' }) => !/^[A-ZÄÖÜ„\d].*\.$/.test(help)).map(({ path }) => path),
    ).toEqual([]);
  });

  it.each(ASKED)('$name: it is known how each is filled in', ({ fields }) => {
    const open = fields.filter(({ widget, fields: parts }) => widget === undefined && parts.length === 0);
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it.each(ASKED)('$name: fields side by side have different labels', ({ name }) => {
    const labels = fieldsOf((COMMANDS.get(name) as { body: z.ZodType }).body).map(({ label }) => label);
    expect(labels).toEqual([...new Set(labels)]);
  });
});

describe('the words of a field', () => {
  const body = z.strictObject({
    later: field('Später', line(), { order: 5 }),
    text: field('Text', freeText(), { help: 'Kurz.' }).optional(),
    art: field('Art', z.enum(['a', 'b']).default('a')),
    parts: field('Teile', z.array(z.strictObject({ on: field('Wann?', pastDate()) })).min(1)),
    first: field('Zuerst', z.number().nullable(), { order: -1, widget: 'number' }),
  });

  it('are found through what wraps it, in the order in which it is asked for', () => {
    expect(fieldsOf(body.refine(() => true))).toMatchObject([
      { name: 'first', label: 'Zuerst', required: true, widget: 'number' },
      { name: 'text', label: 'Text', help: 'Kurz.', required: false, widget: 'lines' },
      { name: 'art', required: false, widget: 'choice', choices: ['a', 'b'] },
      { name: 'parts', list: true, required: true, fields: [{ name: 'on', label: 'Wann?', widget: 'date' }] },
      { name: 'later', required: true, widget: 'line' },
    ]);
  });

  it('are those of every form of a union, each field once', () => {
    const forms = z.union([
      body.pick({ art: true }),
      z.strictObject({ art: field('Art', line()), x: field('X', line()) }),
    ]);
    expect(fieldsOf(forms).map(({ name }) => name)).toEqual(['art', 'x']);
  });

  it('stand in JSON Schema as title and description', () => {
    expect(z.toJSONSchema(body, { io: 'input' }).properties?.text).toMatchObject({
      title: 'Text',
      description: 'Kurz.',
    });
  });
});
