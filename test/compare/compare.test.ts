import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { jsonDifferences } from './json-differences.ts';
import { compared } from './report.ts';
import { isHead, sameWords } from './same-words.ts';
import { shown } from './show.ts';
import { Snapshot } from './snapshot.ts';
import { textDifference } from './text-difference.ts';
import { type Exported, hubOfTree } from './tree.ts';

const HERE = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');

const event = (id: string, hash: string) => ({ id, metadata: { hash: hash.padEnd(64, '0') } }) as Exported;

describe('a comparison of two trees', () => {
  it('names the place of every difference of two JSON values, and knows items wherever they stand', () => {
    const before = { name: 'a', items: [{ id: '1', uses: 2 }, { id: '2' }], tags: ['x', 'y'] };
    const after = { items: [{ id: '3' }, { id: '2' }, { id: '1', uses: 3 }], tags: ['y', 'x'], more: [] };
    expect(jsonDifferences(before, after)).toEqual([
      { path: '$.name', before: 'a' },
      { path: '$.items (order)', before: ['"1"', '"2"'], after: ['"2"', '"1"'] },
      { path: '$.items[].uses', before: 2, after: 3 },
      { path: '$.items[]', after: { id: '3' } },
      { path: '$.tags (order)', before: ['x', 'y'], after: ['y', 'x'] },
      { path: '$.more', after: [] },
    ]);
    expect(jsonDifferences([1, 1, 2], [1, 2, 2])).toEqual([{ path: '$[]', before: 1, after: 2 }]);
  });

  it('shows the first words that differ, and takes white space for no difference', () => {
    expect(textDifference('<p>Eins zwei\n drei</p>', '<p>Eins vier drei</p>')).toEqual({
      path: '… <p>Eins',
      before: 'zwei',
      after: 'vier',
    });
    expect(textDifference('eins  zwei', 'eins\nzwei')).toBeUndefined();
  });

  it('knows an event by its id, whatever its number in the log is', () => {
    const [first, last] = [event('e1', 'aaaaaaaa'), event('e2', 'bbbbbbbb')];
    const words = sameWords('http://127.0.0.1:8080', [first, last]);
    expect(words('127.0.0.1:8080 {"position":"0000000000000007-aaaaaaaa"} 0000000000000008-cccccccc')).toBe(
      'HOST {"position":"@e1"} 0000000000000008-cccccccc',
    );
    expect(words('data-position="0000000000000008-bbbbbbbb" /neues?cursor=Ab-_9"')).toBe(
      'data-position="@head" /neues?cursor=sealed"',
    );
    expect(isHead('0000000000000008-bbbbbbbb', [first, last])).toBe(true);
    expect(isHead('0000000000000007-aaaaaaaa', [first, last])).toBe(false);
  });

  it('counts what is equal, and finds what was changed, left out and added', () => {
    const snapshots = ['before', 'after'].map((name) => {
      const directory = join(emptyDirectory(), name);
      mkdirSync(directory);
      return new Snapshot(directory, (text) => text);
    });
    const [before, after] = snapshots as [Snapshot, Snapshot];
    const said = (text: string, status = 200) => ({ status, type: 'application/json', text });
    for (const snapshot of snapshots) snapshot.add('queries', 'public /same', said('{"a":1}'));
    before.add('queries', 'public /changed', said('{"a":1}'));
    after.add('queries', 'public /changed', said('{"a":2}', 404));
    before.add('queries', 'public /gone', said('{}'));
    after.add('queries', 'public /new', said('{}'));
    const result = compared('queries', before, after);
    expect(result).toMatchObject({ compared: 4, equal: 1 });
    expect(result.found.map(({ address, path }) => `${address} ${path}`)).toEqual([
      'public /changed status',
      'public /changed $.a',
      'public /gone address',
      'public /new address',
    ]);
    expect(shown(result, true)).toContain('queries: 4 compared, 1 equal, 4 differences');
    expect(shown(result, false)).toContain('$.a\n    - 1\n    + 2');
  });

  it('starts two hubs of one tree that store the same bytes', { timeout: 180_000 }, async () => {
    const demo = `${HERE}/infra/demo`;
    const hubs = [
      await hubOfTree(HERE, emptyDirectory(), demo),
      await hubOfTree(HERE, emptyDirectory(), demo),
    ];
    const [one, other] = hubs as [(typeof hubs)[number], (typeof hubs)[number]];
    await Promise.all(hubs.map((hub) => hub.close()));
    expect(one.events.length).toBeGreaterThan(700);
    expect(one.events).toEqual(other.events);
    expect(one.rowsHash).toBe(other.rowsHash);
  });
});
