import type { Random } from '../harness/random.ts';
import { HOSTILE } from './hostile-text.ts';

const register = (random: Random, body: object = {}, more: object = {}): string =>
  JSON.stringify({
    commandId: random.uuid(),
    command: 'register-kommune',
    body: { name: `Gemeinde ${random.int(1_000_000)}`, kind: 'gemeinde', land: 'Hessen', ...body },
    ...more,
  });

const deep = (levels: number): string => `{"commandId":${'['.repeat(levels)}${']'.repeat(levels)}}`;

/** What can stand between two good lines. */
const BETWEEN: Readonly<Record<string, (random: Random) => Buffer | string>> = {
  'windows-1252.jsonl': (random) => Buffer.from(register(random, { name: 'Gemeinde Grüßen' }), 'latin1'),
  'halbes-zeichen.jsonl': (random) =>
    Buffer.concat([Buffer.from(register(random)).subarray(0, -4), Buffer.from([0xc3])]),
  'utf-16-ohne-zeichen.jsonl': (random) => Buffer.from(register(random), 'utf16le'),
  'null.jsonl': () => Buffer.alloc(5000),
  'tief.jsonl': () => deep(200_000),
  'doppelt.jsonl': (random) => register(random).replace('"kind"', '"name":"Zwei","kind"'),
  'lang.jsonl': (random) => register(random, { name: 'x'.repeat(2_000_000) }),
  'gross.jsonl': (random) => register(random, { name: 'x'.repeat(100_000) }),
  'kein-json.jsonl': () => `Gemeinde;Einwohner\n"A${HOSTILE.split('\n').join('')}";1`,
  'akteur.jsonl': (random) => register(random, {}, { actor: HOSTILE }),
  'akteur-umlaut.jsonl': (random) => register(random, {}, { actor: 'Bürgermeisterin' }),
  'rolle.jsonl': (random) =>
    register(random, {}, { actor: { organisation: HOSTILE, role: HOSTILE.slice(0, 50) } }),
  'befehl.jsonl': (random) => register(random).replace('register-kommune', 'fliege\\u001b[2K\\nOK, geprüft'),
  'feindlich.jsonl': (random) =>
    register(random, { name: HOSTILE, [HOSTILE]: HOSTILE, kind: HOSTILE }) +
    `\n${register(random, {}, { [HOSTILE]: 1 })}\n${register(random, {}, { target: HOSTILE })}`,
};

/** Files of command lines, by name: good ones, and each kind of wrong line between two good ones. */
export const importFiles = (random: Random): [name: string, content: Buffer][] => {
  const around = (content: Buffer | string): Buffer =>
    Buffer.concat([register(random), '\n', content, '\n', register(random)].map((part) => Buffer.from(part)));
  return [
    ['zeilen.jsonl', around('# ein Kommentar')],
    [UTF_16, utf16(random)],
    ...Object.entries(BETWEEN).map(([name, make]): [string, Buffer] => [name, around(make(random))]),
  ];
};

/** A file of which no line is taken. */
export const UTF_16 = 'utf-16.jsonl';

const utf16 = (random: Random): Buffer =>
  Buffer.from(`\ufeff${register(random)}\r\n${register(random)}\r\n`, 'utf16le');

/** A file that takes its time. */
export const manyLines = (count: number, random: Random): string =>
  Array.from({ length: count }, () => register(random)).join('\n');

/** Wrong lines between good ones, by the names of their files. */
export const WRONG_LINES: readonly string[] = Object.keys(BETWEEN);
