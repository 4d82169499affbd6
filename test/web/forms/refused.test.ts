import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { type DescribedField, fieldsOf } from '../../../contracts/fields/described.ts';
import { alternativesAt } from '../../../contracts/fields/schema-at.ts';
import { OFFERED } from '../../../contracts/subjects.ts';
import { bodyFrom } from '../../../src/web/forms/body.ts';
import { idOf } from '../../../src/web/forms/drawing.ts';
import { typedIn } from '../../../src/web/forms/typed.ts';
import { badInputs } from '../../http/fixtures.ts';
import { type World, world } from '../../http/world.ts';
import { typedInto } from './encode.ts';
import { formAt, postForm, postPairs, type Returned } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

let on: World;
beforeAll(async () => {
  on = await world();
});
afterAll(() => on.hub.close());

const commandOf = (name: string) => OFFERED.get(name) as CommandDefinition;

/** A body in which `"$name"` is an id or day of the world; undefined where it is no object. */
const bodyOf = (text: string): object | undefined => {
  try {
    const body: unknown = JSON.parse(
      text.replaceAll(/"\$(\w+)"/g, (_, name: string) => JSON.stringify(on?.names[name] ?? name)),
    );
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
};

const normal = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** True where the form of a command can bring this body: some of what programs get wrong nobody can type, nor can a browser send it. */
const canBeTyped = (name: string, text: string): boolean => {
  const [{ body: schema }, body] = [commandOf(name), bodyOf(text)];
  if (body === undefined) return false;
  try {
    const pairs = typedInto(commandOf(name), body);
    if (!pairs.every(([, value]) => value.isWellFormed())) return false;
    return isDeepStrictEqual(normal(bodyFrom(fieldsOf(schema), typedIn(pairs))), normal(body));
  } catch {
    return false;
  }
};

/** Everything that was typed stands in the form again. */
const keeps = (text: string, pairs: readonly (readonly [string, string])[]): void => {
  const values = valuesIn(text);
  for (const [name, value] of pairs)
    if (value.trim() !== '')
      expect([name, values.get(name) ?? unescaped(text).includes(value)], name).toEqual([name, value]);
};

describe('what is refused stands in the form, at its field, with what was typed', () => {
  const inputs = badInputs().filter(({ command, text }) => canBeTyped(command, text));

  it('has its fixtures', () => {
    expect(inputs.length).toBeGreaterThan(25);
    expect(inputs.filter(({ expect: { status } }) => status === 409).length).toBeGreaterThan(5);
  });

  it.each(inputs)('$name', async ({ command, text, expect: expected }) => {
    const before = await on.state();
    const body = bodyOf(text) as object;
    const target = `kommune-${on.kommuneId}`;
    const answer = await postForm(on.hub.url, commandOf(command), target, body, {
      actor: on.actor('kommune', on.kommuneId),
    });
    expect(answer.status).toBe(expected.status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const said = summaryOf(answer.text);
    if (expected.words !== undefined && expected.status === 409) expect(said).toContain(expected.words);
    const at = pointedTo(answer.text);
    if (expected.path !== undefined) expect(at.length).toBeGreaterThan(0);
    keeps(answer.text, typedInto(commandOf(command), body));
    expect(await on.state()).toEqual(before);
  });

  it('what would be possible instead is said, too', async () => {
    const answer = await postForm(
      on.hub.url,
      commandOf('set-kontakt'),
      `kommune-${on.kommuneId}`,
      { kontakt: { stelle: 'Sabine', postfach: 'sabine.muster@weidenrode.example' } },
      { actor: on.actor('kommune', on.kommuneId) },
    );
    expect(answer.status).toBe(409);
    expect(pointedTo(answer.text)).toEqual(['f-kontakt-stelle', 'f-kontakt-postfach']);
    expect(summaryOf(answer.text)).toContain('Das ginge: ');
    expect(answer.text).toContain('name="kontakt.keinPersonenname"');
  });
});

/** A list that may be empty where something beside it is given: a rule of the body says so, once the fields themselves are in order. */
const mayBeEmpty = ({ body }: CommandDefinition, name: string): boolean =>
  alternativesAt(body, [name]).some((schema) => z.safeParse(schema, []).success);

const top = (fits: (field: DescribedField) => boolean, { body }: CommandDefinition) =>
  fieldsOf(body).filter(fits);

/** A form with the command's example, in which one field holds something else. */
const spoilt = async (
  command: CommandDefinition,
  field: DescribedField,
  pairs: readonly [string, string][],
): Promise<Returned> => {
  const kind = command.on[0] ?? 'kommune';
  const id = kind === 'verbund' ? await on.verbund(`Verbund ${command.name} ${field.name}`) : on.kommuneId;
  const others = typedInto(command, command.example as object).filter(
    ([name]) => name !== field.name && !name.startsWith(`${field.name}.`),
  );
  const target = command.creates === undefined ? `${kind}-${id}` : undefined;
  const all = [...others, ...pairs];
  const answer = await postPairs(on.hub.url + formAt(command.name, target), all, {
    actor: on.actor(kind, id),
  });
  if (answer.status === 422) keeps(answer.text, all);
  return answer;
};

describe.each([...OFFERED.values()])('$name', (command) => {
  it('says at each field that must be there that it is missing', async () => {
    const needed = top(({ required, name }) => required && !mayBeEmpty(command, name), command);
    const kind = command.on[0] ?? 'kommune';
    const id = kind === 'verbund' ? await on.verbund(`Verbund ${command.name}`) : on.kommuneId;
    const target = command.creates === undefined ? `${kind}-${id}` : undefined;
    const answer = await postPairs(on.hub.url + formAt(command.name, target), [], {
      actor: on.actor(kind, id),
    });
    expect(answer.status).toBe(422);
    const at = pointedTo(answer.text);
    for (const { name } of needed)
      expect(
        at.some((one) => one === idOf(name) || one.startsWith(`${idOf(name)}-`)),
        name,
      ).toBe(true);
    expect(summaryOf(answer.text)).not.toMatch(/null|undefined|JSON|expected/);
  });

  const texts = top(({ widget, list }) => !list && (widget === 'line' || widget === 'lines'), command);
  if (texts.length > 0)
    it('keeps a text that is too long, and says how long it may be', async () => {
      for (const field of texts) {
        const long = 'zu lang '.repeat(625);
        const answer = await spoilt(command, field, [[field.name, long]]);
        expect(answer.status, field.name).toBe(422);
        expect(pointedTo(answer.text)).toContain(idOf(field.name));
        expect(summaryOf(answer.text), field.name).toContain('Höchstens');
      }
    });

  const dates = top(({ widget, list }) => !list && widget === 'date', command);
  if (dates.length > 0)
    it('keeps a day that does not exist', async () => {
      for (const field of dates) {
        const parts: [string, string][] = [
          [`${field.name}.tag`, '31'],
          [`${field.name}.monat`, '2'],
          [`${field.name}.jahr`, '2024'],
        ];
        const answer = await spoilt(command, field, parts);
        expect(answer.status, field.name).toBe(422);
        expect(pointedTo(answer.text)).toContain(idOf(field.name));
        expect(summaryOf(answer.text)).toContain('Datum');
      }
    });

  const numbers = top(({ widget, list }) => !list && widget === 'number', command);
  if (numbers.length > 0)
    it('keeps what is no number', async () => {
      for (const field of numbers) {
        const answer = await spoilt(command, field, [[field.name, 'viele']]);
        expect(answer.status, field.name).toBe(422);
        expect(pointedTo(answer.text)).toContain(idOf(field.name));
        expect(summaryOf(answer.text)).toContain('Zahl');
      }
    });
});
