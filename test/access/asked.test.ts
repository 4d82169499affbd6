import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/access/access.ts';
import { Identity } from '../../src/access/made-identity.ts';
import { cataloguedFact } from '../../src/decide/facts/solution.ts';
import { id } from '../decide/names.ts';
import { commandSide, denied, KOMMUNE, PROJECT } from './hub.ts';

const slowly = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('access is asked', () => {
  it('with the well-formed body, the state and the facts, and is waited for', async () => {
    const { access, send, events } = await commandSide();
    const { stream } = await send('register-kommune', null, KOMMUNE);
    const { answer } = await send('share-project', stream, PROJECT);
    const other = await send('register-kommune', null, { ...KOMMUNE, name: 'Talheim' });
    const solutionId = answer.solutionId as string;
    let seen: Partial<Asked> = {};
    let kind: string | undefined;
    access.rule = async (asked) => {
      await slowly();
      seen = asked;
      const found = asked.facts.get(cataloguedFact, solutionId);
      kind = found !== undefined && 'kind' in found ? found.kind : undefined;
      throw denied();
    };
    const before = await events();
    await expect(send('plan-adoption', other.stream, { sources: [{ solutionId }] })).rejects.toThrow(
      'Das dürfen Sie nicht.',
    );
    expect(seen).toMatchObject({ target: other.stream, command: { right: 'adoption:manage' } });
    expect(seen.wellFormed).toMatchObject({ sources: [{ solutionId }] });
    expect(kind).toBe('shared');
    expect(seen.state).toBeTypeOf('object');
    expect(await events()).toBe(before);
  });

  it('after the body was found well-formed, and before anything else is said', async () => {
    const { access, send, refused } = await commandSide();
    const commandId = id('a key');
    const { stream } = await send('register-kommune', null, KOMMUNE);
    await send('share-project', stream, PROJECT, { commandId });
    const asked = access.asked.length;
    access.rule = () => {
      throw denied();
    };
    expect((await refused('share-project', stream, {})).code).toBe('invalid-fields');
    expect(access.asked).toHaveLength(asked);
    const revise = { solutionId: id('nowhere'), note: 'Neu', summary: 'Anders' };
    const nowhere = `kommune-${id('no Kommune')}` as const;
    for (const [name, target, body, others] of [
      ['share-project', stream, PROJECT, { commandId }],
      ['share-project', stream, { ...PROJECT, title: 'Anders' }, { commandId }],
      ['share-project', stream, PROJECT, { ifMatch: new Set([77]) }],
      ['share-project', nowhere, PROJECT, {}],
      ['plan-adoption', stream, { sources: [{ solutionId: id('nowhere') }] }, {}],
      ['revise-project', stream, revise, {}],
    ] as const)
      expect((await refused(name, target, body, others)).code, `${name} ${JSON.stringify(others)}`).toBe(
        'forbidden',
      );
  });

  it('a repeat whose right has gone since is refused; once it is there again it gets its first answer', async () => {
    const { access, send, refused, events } = await commandSide();
    const { stream } = await send('register-kommune', null, KOMMUNE);
    const commandId = id('a key');
    const first = await send('share-project', stream, PROJECT, { commandId });
    const before = await events();
    access.rule = () => {
      throw denied();
    };
    expect((await refused('share-project', stream, PROJECT, { commandId })).status).toBe(403);
    access.rule = () => undefined;
    const again = await send('share-project', stream, PROJECT, { commandId });
    expect(again).toMatchObject({ status: 201, answer: first.answer, repeated: true });
    expect(await events()).toBe(before);
  });

  it('a repeat is answered as the first time, also where what it named is no longer to be found', async () => {
    const { parts, send } = await commandSide();
    const { stream } = await send('register-kommune', null, KOMMUNE);
    const { answer } = await send('share-project', stream, PROJECT);
    const other = await send('register-kommune', null, { ...KOMMUNE, name: 'Talheim' });
    const commandId = id('a key');
    const adopt = { sources: [{ solutionId: answer.solutionId }] };
    const first = await send('plan-adoption', other.stream, adopt, { commandId });
    const now = parts.directory.models();
    const none = { ...now.whereabouts.solutions, get: () => undefined };
    const models = { ...now, whereabouts: { ...now.whereabouts, solutions: none } };
    Object.assign(parts.directory, { models: () => models });
    const again = await send('plan-adoption', other.stream, adopt, { commandId });
    expect(again).toMatchObject({ answer: first.answer, repeated: true });
    await expect(send('plan-adoption', other.stream, adopt)).rejects.toMatchObject({ status: 404 });
  });

  it('anew where another replica has written since: what takes the right away counts', async () => {
    const { store, access, send, refused, incoming } = await commandSide();
    const another = await commandSide(undefined, store);
    const { stream } = await send('register-kommune', null, KOMMUNE);
    await another.send('share-project', stream, PROJECT);
    let rounds = 0;
    access.rule = async () => {
      rounds += 1;
      if (rounds > 1) throw denied();
      await another.send('share-project', stream, { ...PROJECT, title: 'Dazwischen' });
    };
    const sent = incoming('share-project', stream, PROJECT);
    expect((await refused('share-project', stream, PROJECT, { commandId: sent.commandId })).status).toBe(403);
    expect(rounds).toBe(2);
    const titles = (await Array.fromAsync(store.readAll(null))).map(({ data }) => data.title);
    expect(titles).toEqual([undefined, 'Titel', 'Dazwischen']);
  });

  it('a refusal that rests on an old state is not said: whoever got the right meanwhile is let in', async () => {
    const { store, access, send } = await commandSide();
    const another = await commandSide(undefined, store);
    const { stream } = await send('register-kommune', null, KOMMUNE);
    let rounds = 0;
    access.rule = async () => {
      rounds += 1;
      if (rounds > 1) return;
      await another.send('share-project', stream, { ...PROJECT, title: 'Dazwischen' });
      throw denied();
    };
    expect((await send('share-project', stream, PROJECT)).status).toBe(201);
  });

  it('each of two at once is asked for itself', async () => {
    const { access, send } = await commandSide();
    const { stream } = await send('register-kommune', null, KOMMUNE);
    const stranger = new Identity({ organisation: null, role: 'fremd', subjectRef: id('a stranger') });
    access.rule = async ({ actor }) => {
      await slowly();
      if (actor.role === 'fremd') throw denied();
    };
    const commandId = id('a key');
    const [mine, theirs] = await Promise.allSettled([
      send('share-project', stream, PROJECT, { commandId }),
      send('share-project', stream, PROJECT, { commandId, actor: stranger }),
    ]);
    expect(mine).toMatchObject({ status: 'fulfilled', value: { status: 201 } });
    expect(theirs).toMatchObject({ status: 'rejected', reason: { status: 403 } });
  });
});
