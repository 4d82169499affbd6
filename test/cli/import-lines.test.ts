import { describe, expect, it } from 'vitest';
import { repeatedName } from '../../contracts/json-text.ts';
import { readJson } from '../../src/import/json-input.ts';
import { type NumberedLine, numberedLines } from '../../src/import/line.ts';

const line = (title: string, more = ''): string =>
  `{"commandId":"00000000-0000-4000-8000-000000000001","command":"share-project","body":{"title":"${title}"${more}}}`;

const read = async (...chunks: (string | Buffer)[]): Promise<NumberedLine[]> => {
  const found: NumberedLine[] = [];
  for await (const one of numberedLines(chunks.map(Buffer.from), 'liste.jsonl')) found.push(one);
  return found;
};

/** What is said of each line: its title, or what is wrong with it. */
const said = async (...chunks: (string | Buffer)[]): Promise<string[]> =>
  (await read(...chunks)).map((one) =>
    'error' in one ? `${one.number} ${one.error}` : `${one.number} ${String(one.line.body.title)}`,
  );

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('a commands file', () => {
  it('may come with a byte order mark, carriage returns, comments, empty lines, and without an end of line', async () => {
    const text = `\ufeff${line('Eins')}\r\n# ein Kommentar\n\r\n  ${line('Zwei')}\t\n${line('Grüße \u2028 \ufeff')}`;
    expect(await said(text)).toEqual(['1 Eins', '4 Zwei', '5 Grüße \u2028 \ufeff']);
  });

  it('is the same however it arrives', async () => {
    const bytes = Buffer.from(`${line('Größe')}\n\n${line('Zwei 🔗')}\n`);
    const whole = await said(bytes);
    for (let size = 1; size < 40; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await said(...chunks)).toEqual(whole);
    }
  });

  it('in Windows-1252: each line that is not UTF-8 is named, and nothing of it is taken', async () => {
    const found = await said(latin1(`${line('Strasse')}\n${line('Stra\xdfe')}\n`), line('Straße'));
    expect(found).toEqual([
      '1 Strasse',
      '2 Die Zeile ist nicht in UTF-8 geschrieben, vermutlich in Windows-1252. Bitte liste.jsonl in UTF-8 speichern.',
      '3 Straße',
    ]);
  });

  it.each([
    ['half a character', latin1(line('\xc3')), /nicht in UTF-8/],
    ['an overlong one', latin1(line('\xc0\xaf')), /nicht in UTF-8/],
    ['half a pair, as CESU-8 writes it', latin1(line('\xed\xa0\x80')), /nicht in UTF-8/],
    ['null bytes', line('a\0b'), /Null-Bytes/],
    ['UTF-16 without a mark', Buffer.from(line('a'), 'utf16le'), /Null-Bytes/],
    ['33 levels', line('a', `,"x":${'['.repeat(31)}${']'.repeat(31)}`), /tiefer verschachtelt als 32/],
    ['3,000,000 levels', '['.repeat(900_000), /tiefer verschachtelt als 32/],
    ['one name twice', line('a', ',"title":"b"'), /nennt „title“ zweimal/],
    ['one name twice, written otherwise', line('a', ',"t\\u0069tle":"b"'), /nennt „title“ zweimal/],
    ['a title that is cut off', line('a').slice(0, -3), /kein gültiges JSON/],
    ['a list', '[1]', /^1 Zeile: /],
    ['more than any command may have', line('x'.repeat(1024 * 1024)), /länger als 1024 kB/],
  ])('with %s: the line has its sentence, and the rest goes on', async (_what, content, says) => {
    const [wrong = '', ...rest] = await said(content, '\n', line('Danach'));
    expect(wrong).toMatch(says);
    expect(wrong).not.toMatch(/invalid|expected|unexpected/i);
    expect(rest).toEqual(['2 Danach']);
  });

  it('in UTF-16 is named as a whole: no line of it can be told from another', async () => {
    const text = `${line('Eins')}\n${line('Zwei')}\n`;
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ])
      expect(await said(bytes)).toEqual([expect.stringMatching(/^1 liste\.jsonl ist in UTF-16 geschrieben/)]);
  });

  it('without end is read no further', async () => {
    let given = 0;
    function* endless() {
      for (; given < 1000; given += 1) yield Buffer.alloc(1024 * 1024, 'x');
    }
    const found: NumberedLine[] = [];
    for await (const one of numberedLines(endless(), 'null')) found.push(one);
    expect(found).toEqual([{ number: 1, error: expect.stringMatching(/nimmt kein Ende/) as string }]);
    expect(given).toBeLessThan(100);
  });
});

describe('JSON that somebody wrote', () => {
  it('is told by its line where it is not UTF-8', () => {
    const text = latin1('{\n  "title": "Gr\xfc\xdfe"\n}');
    expect(readJson(text, 'sie')).toEqual({
      wrong:
        'ist in Zeile 2 nicht in UTF-8 geschrieben, vermutlich in Windows-1252. Bitte sie in UTF-8 speichern.',
    });
    expect(readJson(Buffer.from('\ufeff{"title":"Grüße"}'), 'sie')).toEqual({ value: { title: 'Grüße' } });
  });

  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":1},"c":[{"b":1},{"b":2,"b":3}]}', 'b'],
    ['{"a":"b","b":"a","c":{"a":1}}', undefined],
    ['{"a":["x","x"],"x":"\\"a\\":","y":"{\\"a\\""}', undefined],
    ['{"":1,"":2}', ''],
    ['["a","a",{"a":"a"}]', undefined],
  ])('%s: a name that stands twice is %j', (json, name) => {
    expect(repeatedName(json)).toBe(name);
  });
});
