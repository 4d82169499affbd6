import { describe, expect, it } from 'vitest';
import { commandSide, denied, KOMMUNE, PROJECT } from './hub.ts';

/** A Kommune whose turn is taken by a command that goes on when `release` is called. */
const occupied = async () => {
  const side = await commandSide({ perKey: 2, total: 100 });
  const { stream } = await side.send('register-kommune', null, KOMMUNE);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  side.access.rule = () => {
    begin();
    return released;
  };
  const slow = side.send('share-project', stream, PROJECT);
  await begun;
  return { ...side, stream, slow, release };
};

describe('a command that nothing could permit', () => {
  it('is refused while another has its turn, and takes no place in the queue', async () => {
    const { access, parts, send, refused, stream, slow, release } = await occupied();
    access.exclusion = () => {
      throw denied();
    };
    for (let count = 0; count < 3; count += 1) {
      expect((await refused('share-project', stream, PROJECT)).status).toBe(403);
      expect(parts.queue.length).toBe(1);
    }
    expect((await refused('share-project', stream, {})).code).toBe('invalid-fields');
    access.exclusion = () => undefined;
    const next = send('share-project', stream, { ...PROJECT, title: 'Danach' });
    expect(parts.queue.length).toBe(2);
    expect((await refused('share-project', stream, PROJECT)).status).toBe(429);
    release();
    expect((await slow).status).toBe(201);
    expect((await next).status).toBe(201);
  });

  it('is refused also where nobody has looked ahead: authorising asks the same again', async () => {
    const { access, parts, incoming, release, stream } = await occupied();
    release();
    access.exclusion = () => {
      throw denied();
    };
    const facts = { get: () => undefined };
    const question = {
      ...incoming('share-project', stream, PROJECT),
      wellFormed: PROJECT,
      state: {},
      facts,
      allowances: [],
    };
    await expect(parts.access.authorise(question)).rejects.toMatchObject({ status: 403 });
  });
});
