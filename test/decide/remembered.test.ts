import { expect, it } from 'vitest';
import { lotseDecider } from '../../src/decide/lotse.ts';
import { ask, remembered } from '../../src/decide/model/facts.ts';
import { applyEvent } from '../../src/decide/model/fold.ts';
import { kommune } from './names.ts';

it('a fact of another stream is taken from the state of a fold of it, and its question says of which', () => {
  const fact = remembered({ name: 'lotse', missing: 'Das gibt es hier nicht.' }, lotseDecider, (state, id) =>
    state.has(id),
  );
  const { from, missing } = ask(fact, 'a', '/lotseId');
  expect(missing).toBe('Das gibt es hier nicht.');
  const state = from?.fold.initial();
  const event = { type: 'LotseVolunteered', data: { lotseId: 'a' } };
  const stream = kommune('A');
  applyEvent(lotseDecider, state, event, {
    stream,
    revision: 0,
    recordedAt: '2026-01-01T00:00:00.000Z',
    actor: { organisation: stream, role: 'x', subjectRef: 'y' },
  });
  expect(from?.find(state, 'a')).toBe(true);
  expect(from?.find(state, 'b')).toBe(false);
});
