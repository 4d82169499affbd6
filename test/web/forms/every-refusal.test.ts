import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { fieldsOf } from '../../../contracts/fields/described.ts';
import { Problem } from '../../../contracts/problems.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { formPage } from '../../../src/web/forms/form-page.ts';
import { refusedBy } from '../../../src/web/forms/refusals.ts';
import { errorsOf } from '../../../src/web/forms/summary.ts';
import { typedIn } from '../../../src/web/forms/typed.ts';
import { html } from '../../../src/web/markup.ts';
import { refusals } from '../../decide/given.ts';
import { typedInto } from './encode.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

// Every refusal that a scenario has seen, of any command and rule, as its form shows it: what, where, and with all that was typed.

const folder = new URL('../../decide/scenarios/', import.meta.url);
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()) {
  const { default: scenarios } = (await import(new URL(file, folder).href)) as { default: () => void };
  describe(file.replace(/\.ts$/, ''), scenarios);
}

const shown = (name: string, body: object, problem: Problem) => {
  const command = COMMANDS.get(name) as CommandDefinition;
  const fields = fieldsOf(command.body);
  const pairs = typedInto(command, body);
  const named = pairs.filter(([, value]) => /^[0-9a-f-]{36}$/.test(value));
  const page = formPage({
    command,
    fields,
    typed: typedIn(pairs),
    drawing: {
      address: `/eintragen/${name}`,
      errors: errorsOf(problem, fields),
      things: new Map(named.map(([path, id]) => [path, { options: [[id, 'Etwas']], total: 1 }])),
      more: new Set(),
      confirming: problem.code === 'confirmation-needed',
      newId: () => '',
    },
    carried: { key: '', revision: '', position: '', held: '' },
    acting: { identity: {} as never, credentials: undefined, target: undefined },
    organisation: undefined,
    said: { refused: refusedBy(problem) },
  });
  return { text: html`${page.body}`.toString(), pairs, title: page.title };
};

test('every refusal of the scenarios is shown in its form', () => {
  expect(refusals.length).toBeGreaterThan(80);
  for (const { command, refusal } of refusals) {
    const { code, refused: _, errors = [], ...details } = refusal;
    // Of what is not there the command says the sentence at its field, too.
    const placed = errors.map((error) => ({ message: refusal.detail, ...error }));
    const problem = new Problem(code, { ...details, errors: placed });
    const { text, pairs, title } = shown(command.name, command.body as object, problem);
    const what = `${command.name}: ${refusal.detail}`;
    expect(title, what).toMatch(/^Fehler: /);
    const said = summaryOf(text);
    if (code !== 'invalid-fields') expect(said, what).toContain(refusal.detail);
    // What programs are told by the name of a field or command stands here in words.
    expect(said, what).not.toMatch(/\b[a-z]+Id\b|null|undefined/);
    const at = pointedTo(text);
    const first = refusal.errors?.[0]?.path.split('/')[1];
    if (first !== undefined)
      expect(
        at.some((id) => id.startsWith(`f-${first}`)),
        what,
      ).toBe(true);
    const values = valuesIn(text);
    for (const [path, value] of pairs.filter(([, one]) => one.trim() !== ''))
      expect(values.get(path) ?? unescaped(text).includes(value), `${what} ${path}`).toEqual(
        values.has(path) ? value : true,
      );
  }
});

test('every command that a rule refuses has such a scenario', () => {
  expect(new Set(refusals.map(({ command }) => command.name)).size).toBeGreaterThan(20);
});
