import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CommandDefinition, EventDefinition } from '../../contracts/definitions.ts';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { COMMANDS, EVENTS, SUBJECTS } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { deciderOf, QUERIES } from '../../src/registry.ts';

// What a list has no word for, a reader will miss: each of these names what was forgotten.

const commands = [...COMMANDS.values()];
const events = [...EVENTS.values()];
const german = /^(?=.*[a-zäöüß])[A-ZÄÖÜ„]/;

describe('every command', () => {
  it('stands once in the registry', () => {
    const all = SUBJECTS.flatMap((subject): readonly CommandDefinition[] => subject.commands);
    expect(all.map(({ name }) => name)).toEqual([...COMMANDS.keys()]);
    expect(commands.length).toBeGreaterThan(20);
  });

  it.each(commands)(
    '$name has its decider, a German title, a right and an example that is valid',
    (command) => {
      expect(deciderOf(command.name).decide).toBeTypeOf('function');
      expect(command.title).toMatch(german);
      expect(command.right).toMatch(/^[a-z]+:[a-z]+$/);
      expect(() => command.body.parse(command.example)).not.toThrow();
    },
  );

  it.each(commands)('$name appends only events of its own kind of stream', (command) => {
    expect(command.events.length).toBeGreaterThan(0);
    for (const name of command.events)
      for (const kind of command.on) expect(EVENTS.get(name)?.on, name).toContain(kind);
  });
});

describe('every event', () => {
  it('stands once in the registry', () => {
    const all = SUBJECTS.flatMap((subject): readonly EventDefinition[] => subject.events);
    expect(all.map(({ name }) => name)).toEqual([...EVENTS.keys()]);
  });

  it.each(events)('$name has a German title and a version', (event) => {
    expect(event.title).toMatch(german);
    expect(event.version).toBeGreaterThanOrEqual(1);
  });

  it.each(events)('$name has its golden file', ({ name, version }) => {
    const file = `test/fixtures/golden/${name}.v${version}.json`;
    expect(existsSync(file), `${file} is missing: npm run golden writes it`).toBe(true);
  });

  it.each(events)('$name is appended by a command', ({ name }) => {
    expect(
      commands.filter((command) => command.events.includes(name)).map((command) => command.name),
    ).not.toEqual([]);
  });

  it.each(events)('$name reaches a table or a channel', (event) => {
    const handled = PROJECTIONS.some(({ on }) => event.name in on);
    expect(handled || event.feed, 'no projection does anything with it').toBe(true);
  });

  it('that points to a person is told to nobody but by what is left of it', () => {
    const pointing = events
      .filter(({ data }) => markedPaths(data, 'person').length > 0)
      .map(({ name }) => name);
    expect(pointing).toEqual(['LotseVolunteered', 'LotseAssigned', 'LotseReleased']);
    expect(events.filter(({ feed }) => !feed).map(({ name }) => name)).toEqual([
      'LotseVolunteered',
      'LotseReleased',
      'AbonnementRequested',
      'PostfachConfirmed',
      'AbonnementEnded',
      'NachrichtRecorded',
      'NachrichtReturned',
    ]);
  });
});

describe('every query', () => {
  it('has a contract and a function', () => {
    expect(Object.keys(QUERIES).sort()).toEqual(VIEWS.map(({ name }) => name as string).sort());
  });

  it.each([...VIEWS])('$name has a German title and answers with its position', (view) => {
    expect(view.title).toMatch(german);
    expect((view.answer as unknown as { shape: object }).shape).toHaveProperty('position');
  });

  it('counts, lists or sorts nothing by person', () => {
    for (const view of VIEWS) {
      const words = JSON.stringify(Object.keys((view.params as { shape?: object }).shape ?? {}));
      expect(words, view.name).not.toMatch(/subject|person|lotse/i);
    }
  });
});
