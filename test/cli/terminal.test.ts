import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harmlessJson, jsonText, oneLine } from '../../src/terminal/terminal.ts';

/** What acts on a terminal or on how a line is read, one of each kind. */
const ACTING = [
  '\u0000',
  '\u0007',
  '\b',
  '\t',
  '\n',
  '\v',
  '\r',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u{e0041}',
  '\ud800',
];

describe('a line for the terminal', () => {
  it.each(ACTING.map((character) => [jsonText(character), character]))('holds no %s', (_, character) => {
    const line = oneLine(`vorher${character}OK, geprüft`);
    expect(line).toMatch(/^vorher(\\u[0-9a-f]{4}){1,2}OK, geprüft$/);
  });

  it('leaves alone what people write', () => {
    const text = 'Straße „Grüne Au“ – 3 × 5 €, Łódź, 日本, \u{1f517}';
    expect(oneLine(text)).toBe(text);
  });

  it('is not pushed into the next row by spaces, and has an end', () => {
    expect(oneLine(`Name${' '.repeat(70)}OK, geprüft`)).toBe('Name [70 Leerzeichen] OK, geprüft');
    expect(oneLine(`Name${'\u3000'.repeat(40)}OK`)).toBe('Name [40 Leerzeichen] OK');
    expect(oneLine('x'.repeat(10_000_000)).length).toBeLessThan(4100);
  });
});

describe('JSON for the terminal', () => {
  it('is the same value, in which nothing acts', () => {
    const gap = `${' '.repeat(70)}OK, geprüft`;
    const value = {
      [`a${ACTING.join('')}`]: ACTING,
      deep: [{ text: ACTING.join('x') }, gap, `x${gap}\n${gap}`],
    };
    for (const text of [jsonText(value), jsonText(value, 2), harmlessJson(`${JSON.stringify(value)}\n`)]) {
      expect(JSON.parse(text)).toEqual(value);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(text).not.toMatch(/ {9}/);
    }
    expect(jsonText(value)).not.toContain('\n');
  });
});

describe('nothing but these functions writes to a terminal', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const files = ['src', 'projections', 'contracts'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .map((name) => join(room, name))
      .filter((name) => name.endsWith('.ts') && !name.startsWith('src/web/browser/')),
  );
  const WRITES = /console\.|process\.(stdout|stderr)|writeSync\(/;
  /** The functions themselves; progress, which holds numbers of ours; and whoever sees to the stream, not to its lines. */
  const THEY = [
    'src/terminal/terminal.ts',
    'src/hub/log-output.ts',
    'src/cli/progress.ts',
    'src/cli/main.ts',
    'src/cli/export.ts',
    'src/hub/logs.ts',
    'src/hub/serve.ts',
  ];

  it('anywhere in the product', () => {
    expect(files.length).toBeGreaterThan(200);
    const others = files.filter((name) => WRITES.test(readFileSync(join(root, name), 'utf8')));
    expect(others.sort()).toEqual([...THEY].sort());
  });
});
