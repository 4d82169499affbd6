import { describe, expect, it } from 'vitest';
import { writeJson } from '../../src/http/write-json.ts';

const answers: readonly object[] = [
  {},
  { items: [], total: 0, next: undefined },
  { 'a"b': 'ä\u2028', deep: { list: [1, null, undefined, { x: undefined }] } },
  { items: Array.from({ length: 500 }, (_, index) => index) },
  { items: Array.from({ length: 1201 }, (_, index) => ({ index, text: `„${index}“` })), position: '0001' },
  { cells: Array.from({ length: 1001 }, (_, index) => (index % 7 === 0 ? undefined : [index])) },
];

describe('an answer that is written in pieces', () => {
  it.each(answers)('is the same JSON', async (answer) => {
    expect(await writeJson(answer, async () => undefined)).toBe(JSON.stringify(answer));
  });

  it('gives others a turn between the pieces of a long list alone', async () => {
    let turns = 0;
    const turn = async () => {
      turns += 1;
    };
    await writeJson({ items: Array.from({ length: 500 }, () => 0) }, turn);
    expect(turns).toBe(0);
    await writeJson({ items: Array.from({ length: 1100 }, () => 0) }, turn);
    expect(turns).toBe(3);
  });
});
