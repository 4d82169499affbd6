import { describe, expect, it } from 'vitest';
import { command, subject } from '../../contracts/definitions.ts';
import { ProjectShared, shareProject } from '../../contracts/solution.ts';
import type { Access, Asked, Authorised } from '../../src/access/access.ts';
import { checkRight } from '../../src/access/demo/policy.ts';
import type { Identity } from '../../src/access/identity.ts';
import * as Identities from '../../src/access/identity.ts';
import { Identity as Made } from '../../src/access/made-identity.ts';
import { handle } from '../../src/command/handle.ts';
import { type Prepared, prepare } from '../../src/command/prepare.ts';
import { submit } from '../../src/command/submit.ts';
import { commandSide, KOMMUNE, PROJECT, RuleAccess } from './hub.ts';

/** A command that is ready to be judged. */
const prepared = async () => {
  const side = await commandSide();
  const { stream } = await side.send('register-kommune', null, KOMMUNE);
  const entry = await side.parts.cache.atHand(stream);
  const incoming = side.incoming('share-project', stream, PROJECT);
  return { ...side, question: await prepare(incoming, PROJECT, stream, entry, side.parts) };
};

describe('handling takes', () => {
  it('a permission of this access, once', async () => {
    const { access, parts, question } = await prepared();
    const permission = await access.authorise(question);
    expect(await handle(permission, parts)).toMatchObject({ status: 201 });
    await expect(handle(permission, parts)).rejects.toThrow('has been used');
  });

  it('no forged one, however it came to its type', async () => {
    const { access, parts, question, events } = await prepared();
    const before = await events();
    const real = await access.authorise(question);
    const forged: readonly unknown[] = [
      question,
      { ...real, asked: question },
      Object.create(real as object),
      structuredClone(real),
      await new RuleAccess().authorise(question),
    ];
    for (const forgery of forged)
      await expect(handle(forgery as Authorised<Prepared>, parts)).rejects.toThrow('was not given here');
    expect(await events()).toBe(before);
  });
});

// The compiler checks these: where one of the lines below it compiles, `@ts-expect-error` is an error itself.
it('whoever has not been asked for does not compile, and is not handled', async () => {
  const { access, parts, question, incoming, events } = await prepared();
  const before = await events();
  const wrong = [
    // @ts-expect-error a form route, an import or a process that forgets to ask
    () => handle(incoming('share-project', question.stream, PROJECT), parts),
    // @ts-expect-error facts and state are there, and nobody was asked
    () => handle(question, parts),
    // @ts-expect-error the symbol of the type is not exported: nobody can write it down
    () => handle({ permitted: question }, parts),
  ];
  for (const handling of wrong) await expect(handling()).rejects.toThrow('was not given here');
  expect(await events()).toBe(before);
  // @ts-expect-error an object that looks like access is none
  const looksAlike: Access = {
    headers: [],
    addresses: [],
    choice: undefined,
    credentialsOf: () => undefined,
    credentialsFor: () => undefined,
    identify: () => access.identify(),
    mayWrite: () => true,
    carriesCredentials: () => false,
    authorise: (asked) => access.authorise(asked),
    take: (permission) => access.take(permission),
  };
  // @ts-expect-error what is permitted is no prepared command
  const another: Authorised<Prepared> = await access.authorise<Asked>(question);
  // @ts-expect-error only access asks its rules, in `authorise`
  expect(access.permit).toBeTypeOf('function');
  expect([looksAlike, another]).toHaveLength(2);
});

it('an identity that access did not make does not compile, and is not handled', async () => {
  const { access, parts, incoming, question, events } = await prepared();
  const before = await events();
  const real = access.identify();
  const { organisation: _, ...others } = real;
  // @ts-expect-error an object that looks like an identity is none
  const looksAlike: Identity = { organisation: null, role: 'demo', subjectRef: real.subjectRef };
  // @ts-expect-error nor is a copy of one, with another organisation
  const copied: Identity = { ...others, organisation: question.stream };
  // @ts-expect-error the constructor stays in its folder: everybody else has the type alone
  expect(() => new Identities.Identity(real)).toThrow('not a constructor');
  const forged: readonly Identity[] = [looksAlike, copied, Object.create(real as object) as Identity];
  for (const actor of forged)
    await expect(
      submit(incoming('share-project', question.stream, PROJECT, { actor }), parts),
    ).rejects.toThrow('was not identified by access');
  expect(await events()).toBe(before);
});

it('a right that its subject does not list does not compile, and nobody has it', () => {
  const everything = command({ ...shareProject, right: 'solution:everything' });
  const rights = { 'solution:share': 'own' } as const;
  // @ts-expect-error nobody has this right
  subject({ name: 'solution', rights, kinds: [], events: [ProjectShared], commands: [everything] });
  const target = 'kommune-5a8f3c1e-0b7d-4e29-9c64-7f1a2b3c4d5e';
  const actor = new Made({ organisation: target, role: 'demo', subjectRef: 'somebody' });
  expect(() => checkRight({ actor, command: everything, target })).toThrow(
    'nobody can have the right solution:everything',
  );
});
