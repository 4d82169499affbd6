import { describe, expect, it } from 'vitest';
import { markedFields } from '../../contracts/fields/marked-fields.ts';
import { COMMANDS, EVENTS, KINDS } from '../../contracts/subjects.ts';

const names = new Set(KINDS.map(({ name }) => name));
const SCHEMAS = [
  ...[...COMMANDS.values()].map(({ name, body }) => ({ name, schema: body })),
  ...[...EVENTS.values()].map(({ name, data }) => ({ name, schema: data })),
];

describe('the kinds of things', () => {
  it('stand once in the list, under a name and an id of their own', () => {
    expect(names.size).toBe(KINDS.length);
    expect(new Set(KINDS.map(({ id }) => id)).size).toBe(KINDS.length);
  });

  it.each(KINDS)('$name has a German noun and a sentence for what is not there', ({ label, missing }) => {
    expect(label).toMatch(/^[A-ZÄÖÜ]\p{L}+/u);
    expect(missing).toMatch(/^Diese[ns]? .* gibt es hier nicht\.$/);
  });

  it.each(SCHEMAS)(
    '$name refers to kinds of the list: ref(kind), and the kind in kinds/all.ts',
    ({ schema }) => {
      const refs = markedFields(schema).flatMap(({ marks }) => marks.ref?.split(' ') ?? []);
      expect(refs.filter((name) => !names.has(name))).toEqual([]);
    },
  );
});

describe('every event', () => {
  it.each([...EVENTS.values()])('$name makes only ids that have a kind, under its name', ({ makes }) => {
    const ids = KINDS.map(({ id }) => id);
    expect(makes.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each([...EVENTS.values()].filter(({ entry }) => entry !== undefined))(
    '$name has the fields that it names its entry by: entry({ id, sichtbarkeit, status })',
    ({ data, entry }) => {
      const { shape } = data as unknown as { shape: object };
      const status = typeof entry?.status === 'object' ? entry.status.field : undefined;
      for (const field of [entry?.id, entry?.sichtbarkeit, status].filter((name) => name !== undefined))
        expect(Object.keys(shape)).toContain(field);
    },
  );

  it.each([...EVENTS.values()].filter(({ entry, makes }) => entry && makes.includes(entry.id)))(
    '$name makes an entry, and says by a field for whom that is: entry({ id, sichtbarkeit })',
    ({ entry }) => {
      expect(entry?.sichtbarkeit).toBeDefined();
    },
  );
});
