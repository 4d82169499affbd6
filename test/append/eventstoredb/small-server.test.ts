import { expect, it } from 'vitest';
import { tooLargeSentence } from '../../../src/store/append-limit.ts';
import { events } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import { given } from './given.ts';

const A = kommune('A');

it('a server that takes less than the hub may write: what is larger is refused with both sizes and what to do, the log says it once', async () => {
  const { store, reports } = await given({ maxAppendSize: 20_000 }, { watchMs: 2000 });
  const ofSize = (size: number) => events(A, 0, 1, { data: { text: 'x'.repeat(size) } });
  for (const size of [30_000, 800_000])
    expect(await store.append(A, 'no-stream', ofSize(size))).toEqual({
      outcome: 'too-large',
      limitBytes: 20_000,
    });
  expect(reports.map(({ details }) => details)).toEqual([{ limitBytes: 20_000, needed: 921_600 }]);
  expect(reports[0]?.message).toContain('--max-append-size=');
  const sentence = tooLargeSentence(20_000);
  for (const word of ['20000 Byte', '921600', '--max-append-size=1048576']) expect(sentence).toContain(word);
  expect(await store.append(A, 'no-stream', ofSize(10_000))).toMatchObject({ outcome: 'appended' });
  // It is no trouble of the server's: it can be used.
  expect(store.unavailable?.()).toBeUndefined();
});

it('what is too large for every engine is told without a word about servers', () => {
  expect(tooLargeSentence(921_600)).toBe('Diese Eintragung ist zu groß.');
});
