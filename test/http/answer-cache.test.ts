import { describe, expect, it } from 'vitest';
import { AnswerCache } from '../../src/ask/answer-cache.ts';

describe('ready answers', () => {
  it('are given again as they were put, with the cursor of the next page', () => {
    const cache = new AnswerCache(1000);
    const made = cache.put('a', 'Grüße', 'next');
    expect([made.body, made.next]).toEqual([Buffer.from('Grüße'), 'next']);
    expect(cache.get('a')).toBe(made);
    expect(cache.get('b')).toBeUndefined();
  });

  it('hold no more memory than their bytes', () => {
    const { body } = new AnswerCache(1000).put('a', 'Grüße');
    expect(body.buffer.byteLength).toBe(body.length);
  });

  it('make room for others, those first that were asked for least lately', () => {
    const cache = new AnswerCache(400);
    for (const key of ['a', 'b', 'c', 'd']) cache.put(key, 'x'.repeat(95));
    cache.get('a');
    cache.put('e', 'x'.repeat(95));
    const kept = ['a', 'b', 'c', 'd', 'e'].filter((key) => cache.get(key) !== undefined);
    expect(kept).toEqual(['a', 'c', 'd', 'e']);
  });

  it('are not kept where one would take the place of many, but given all the same', () => {
    const cache = new AnswerCache(400);
    expect(cache.put('a', 'x'.repeat(101)).body).toHaveLength(101);
    expect(cache.get('a')).toBeUndefined();
  });

  it('count what is kept in other encodings with them, each made once however many ask', async () => {
    const made: string[] = [];
    const cache = new AnswerCache(1000, async (encoding, body) => {
      made.push(encoding);
      return body.subarray(0, 60);
    });
    const [a, b] = [cache.put('a', 'x'.repeat(240)), cache.put('b', 'x'.repeat(240))];
    cache.put('c', 'x'.repeat(240));
    cache.put('d', 'x'.repeat(240));
    for (let asked = 0; asked < 5; asked += 1)
      await Promise.all([b.as('br'), b.as('br'), b.as('gzip'), cache.get('b')?.as('gzip')]);
    expect(made).toEqual(['br', 'gzip']);
    expect(b.bytes).toBe(360);
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined)).toEqual(['b', 'c', 'd']);
    await a.as('br');
    cache.put('e', 'x'.repeat(150));
    expect(['b', 'c', 'd', 'e'].filter((key) => cache.get(key) !== undefined)).toEqual(['b', 'c', 'd', 'e']);
  });
});
