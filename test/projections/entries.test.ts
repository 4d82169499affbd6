import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../../contracts/definitions.ts';
import { outcome } from '../../contracts/fields/kinds/outcome.ts';
import { entry, made, own, ref, sichtbarkeit } from '../../contracts/fields.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import type { ProjectedEvent } from '../../projections/model/event.ts';
import { admits } from '../../projections/model/sight.ts';
import type { EntryPlace, WhereaboutsTables } from '../../projections/tables/whereabouts/tables.ts';

// A noun that no generic file knows: what follows from `entry` and the kind of its id alone. It borrows a kind that has no table.

const ENTRY = { id: 'outcomeId', sichtbarkeit: 'sichtbarkeit' };
const given = { version: 1, title: 'Probe', on: ['kommune'] as const };
const added = [
  event({
    ...given,
    name: 'ThingStated',
    ...entry(ENTRY),
    data: z.strictObject({ outcomeId: made(outcome), sichtbarkeit: sichtbarkeit() }),
  }),
  event({
    ...given,
    name: 'ThingOpened',
    ...entry(ENTRY),
    data: z.strictObject({ outcomeId: own(outcome), sichtbarkeit: sichtbarkeit() }),
  }),
  event({
    ...given,
    name: 'ThingNoted',
    ...entry({ id: 'outcomeId', otherwise: 'oeffentlich' }),
    data: z.strictObject({ outcomeId: own(outcome).optional() }),
  }),
  event({
    ...given,
    name: 'ThingNamed',
    audience: 'oeffentlich',
    data: z.strictObject({ one: ref(outcome).optional(), all: z.array(ref(outcome)) }),
  }),
];
for (const definition of added) (EVENTS as Map<string, unknown>).set(definition.name, definition);

// Both look through the registry when they are loaded.
const { guardIds, namedIn } = await import('../../projections/tables/feed/guard-ids.ts');
const { audienceOf } = await import('../../projections/tables/feed/audience.ts');
const { whereabouts } = await import('../../projections/tables/whereabouts/project.ts');

const owner = 'kommune-00000000-0000-4000-8000-000000000001';
const rows = new Map<string, EntryPlace>();
const none = { get: () => undefined };
const tables = {
  solutions: none,
  adoptions: none,
  entries: { get: (id: string) => rows.get(id), put: (id: string, row: EntryPlace) => rows.set(id, row) },
} as unknown as WhereaboutsTables;

let at = 0;
const tell = (type: string, data: object) => {
  at += 1;
  const told = { type, data, stream: owner, position: String(at) } as unknown as ProjectedEvent;
  whereabouts.onEvery?.(told, { tables } as never);
  return audienceOf(told, tables);
};
const stranger = { organisation: null, circles: [], audienceClass: 'oeffentlich' };

describe('an entry of a noun that no generic file knows', () => {
  it('is placed where its event says, and told to those who may see it', () => {
    expect(tell('ThingStated', { outcomeId: 'a', sichtbarkeit: 'kommune' })).toEqual({
      level: 'kommune',
      owner,
    });
    expect(rows.get('a')).toEqual({ kind: 'outcome', stream: owner, audience: { level: 'kommune', owner } });
    expect(tell('ThingStated', { outcomeId: 'b', sichtbarkeit: 'oeffentlich' }).level).toBe('oeffentlich');
  });

  it('is guarded where another event names it', () => {
    const data = { one: 'a', all: ['a', 'b'] };
    const guarded = guardIds('ThingNamed', data, tables) as { one: { $audience: never }; all: unknown[] };
    expect(admits(stranger, guarded.one.$audience)).toBe(false);
    expect(guarded).toEqual({
      one: { $audience: { level: 'kommune', owner }, value: 'a' },
      all: [{ $audience: { level: 'kommune', owner }, value: 'a' }, 'b'],
    });
    expect(guardIds('ThingNamed', guarded, tables)).toEqual(guarded);
    expect(namedIn('ThingNamed', data)).toEqual(['a', 'a', 'b']);
  });

  it('is opened by a later event, and what names it is guarded no more', () => {
    expect(tell('ThingOpened', { outcomeId: 'a', sichtbarkeit: 'oeffentlich' }).level).toBe('oeffentlich');
    expect(guardIds('ThingNamed', { one: 'a', all: [] }, tables)).toEqual({ one: 'a', all: [] });
  });

  it('is told of to those who may see it, and to those for whom the event is where it names none', () => {
    tell('ThingStated', { outcomeId: 'd', sichtbarkeit: 'kommune' });
    expect(tell('ThingNoted', { outcomeId: 'd' })).toEqual({ level: 'kommune', owner });
    expect(tell('ThingNoted', { outcomeId: 'unplaced' })).toEqual({ level: 'kommune', owner });
    expect(tell('ThingNoted', {}).level).toBe('oeffentlich');
  });

  it('stays with its owner where nobody has placed it', () => {
    expect(tell('ThingOpened', { outcomeId: 'c' })).toEqual({ level: 'kommune', owner });
    expect(rows.has('c')).toBe(false);
  });
});
