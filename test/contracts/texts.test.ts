import { describe, expect, it } from 'vitest';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { fieldErrorsOf } from '../../src/command/well-formed.ts';
import { messages, nameOf, textFields } from './text-fields.ts';

const FIELDS = [...COMMANDS.values()].flatMap(textFields);

/** Fields that take what a person makes up, and not only texts of some form. */
const WRITTEN = FIELDS.filter((field) => messages(field, 'Ein Wort').length === 0);

const HARMFUL: readonly [string, string][] = [
  ['a bell', 'Bau\u0007antrag'],
  ['a null', 'Bau\u0000antrag'],
  ['an escape sequence', 'Bau\u001b[2Jantrag'],
  ['a C1 control', 'Bau\u009bantrag'],
  ['a right-to-left override', 'Bau\u202eantrag'],
  ['an isolate', 'Bau\u2067antrag'],
  ['an embedding', 'Bau\u202bantrag'],
  ['a language tag', 'Bau\u{e0041}antrag'],
  ['a noncharacter', 'Bau\uffffantrag'],
  ['half a character', 'Bau\ud800antrag'],
  ['marks in a pile', `Ba${'\u0301'.repeat(9)}uantrag`],
  ['zero-width spaces only', '\u200b\u200b'],
  ['fillers only', '\u3164\u00ad\u2060'],
  ['an empty Braille cell', '\u2800'],
  ['marks over nothing', '\u0301\u0308'],
];

describe('every text of every command', () => {
  it('is looked at', () => {
    expect(FIELDS.length).toBeGreaterThan(100);
    expect(WRITTEN.length).toBeGreaterThan(50);
  });

  it.each(HARMFUL)('refuses %s, with one German sentence', (_, text) => {
    const wrong = FIELDS.filter((field) => {
      const said = messages(field, text);
      return said.length !== 1 || !/^[A-ZÄÖÜ].*\.$/.test(said[0] ?? '');
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('has one line, unless it is prose', () => {
    const prose = WRITTEN.filter((field) => messages(field, 'a\nb').length === 0);
    expect(prose.length).toBeGreaterThan(15);
    for (const field of prose) {
      const marked = markedPaths(field.command.body, 'freeText').map((path) => path.join('/'));
      expect(marked, nameOf(field)).toContain(field.path);
      expect(nameOf(field)).not.toMatch(/title|name|indicator|period|unit|einheit/);
    }
    for (const field of WRITTEN.filter((one) => !prose.includes(one)))
      expect(messages(field, 'a\nb'), nameOf(field)).toEqual([
        'Bitte ohne Zeilenumbruch: Dieses Feld hat nur eine Zeile.',
      ]);
  });

  it.each([
    ['a soft hyphen', 'Bürger\u00adservice'],
    ['a zero-width non-joiner', 'Auf\u200clage'],
    ['a joined emoji', 'Team \u{1f469}\u200d\u{1f4bb}'],
    ['a mark of direction', 'Kita\u200e (Ost)'],
    ['the words of an administration', '„§ 4 Abs. 2“ – 50 % · Größe ≥ 3 m²'],
    ['other scripts', 'Ελληνικά Русский Tiếng Việt עִבְרִית العَرَبِيَّة 日本語'],
  ])('takes %s', (_, text) => {
    expect(WRITTEN.filter((field) => messages(field, text).length > 0).map(nameOf)).toEqual([]);
  });

  it('is kept composed, and without spaces at its ends', () => {
    for (const field of WRITTEN)
      expect(field.schema.parse(' Bu\u0308rger\u00a0 '), nameOf(field)).toBe('Bürger');
  });

  it('is kept with its lines ended in one way, where it is prose', () => {
    const summary = FIELDS.find((field) => nameOf(field) === 'share-project summary');
    expect(summary?.schema.parse('a\r\nb\rc\u2028d\n\ne')).toBe('a\nb\nc\nd\n\ne');
  });
});

describe('what is told apart by its looks', () => {
  it('holds nothing that cannot be seen', () => {
    const seen = WRITTEN.filter(({ schema }) => schema.parse('Mobi\u00ad\u200blität') === 'Mobilität');
    expect([...new Set(seen.map(({ path }) => path))].toSorted()).toEqual([
      'bereich',
      'gestaltungsfeld',
      'gestaltungsfelder/*',
      'name',
      'organisationseinheit',
      'solution/gestaltungsfelder/*',
    ]);
  });

  it('has one space between words', () => {
    const share = COMMANDS.get('share-project');
    const field = FIELDS.find((one) => nameOf(one) === 'share-project gestaltungsfelder/*');
    expect(field?.schema.parse('Bildung\u00a0 und\tBetreuung')).toBe('Bildung und Betreuung');
    const twice = share?.body.safeParse({
      ...(share.example as object),
      gestaltungsfelder: ['Bauen', ' Bau\u00aden'],
    });
    expect(twice?.error && fieldErrorsOf(twice.error)).toEqual([
      { path: '/gestaltungsfelder', message: 'Jedes Handlungsfeld nur einmal.' },
    ]);
  });
});

it('a field is complained of once, whatever is wrong with it', () => {
  const share = COMMANDS.get('share-project');
  const parsed = share?.body.safeParse({
    ...(share.example as object),
    title: `a\n${'x'.repeat(200)}`,
    kosten: 3,
    leika: 'x',
  });
  const errors = (parsed?.error && fieldErrorsOf(parsed.error)) ?? [];
  expect(errors.map(({ path }) => path)).toEqual(['/title', '/kosten', '/leika']);
});
