import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { demoDirectory } from './demo-directory.ts';
import { lichterkette } from './process.ts';

const MARK = 'log.mark.json';

type Change = (directory: string) => void;

const otherMark: Change = (directory) => {
  const mark = JSON.parse(readFileSync(join(directory, MARK), 'utf8')) as object;
  const foreign = '0000000000000001-00000000';
  writeFileSync(join(directory, MARK), JSON.stringify({ ...mark, first: foreign, head: foreign }));
};

const olderMark: Change = (directory) => {
  const mark = JSON.parse(readFileSync(join(directory, MARK), 'utf8')) as { first: string };
  writeFileSync(join(directory, MARK), JSON.stringify({ ...mark, head: mark.first }));
};

/** What is otherwise in a data directory than a hub left it, and what doctor says of it. */
const CASES: readonly (readonly [what: string, change: Change, says: RegExp, code: 0 | 1])[] = [
  ['no mark', (at) => rmSync(join(at, MARK)), /Hinweis {2}log\.mark\.json fehlt: Bis zum nächsten Start/, 0],
  [
    'a mark that is none',
    (at) => writeFileSync(join(at, MARK), 'Notiz'),
    /Hinweis {2}log\.mark\.json sagt nichts/,
    0,
  ],
  [
    'an older mark',
    olderMark,
    /gut {6}log\.mark\.json gehört zu diesem Bestand und kennt ihn bis 0{15}1-/,
    0,
  ],
  [
    'the mark of another log',
    otherMark,
    /FEHLER {3}.*log\.sqlite ist nicht mehr der Bestand, der hier war/,
    1,
  ],
  [
    'a second name of the log elsewhere',
    (at) => linkSync(join(at, 'log.sqlite'), join(emptyDirectory(), 'zweiter')),
    /FEHLER {3}.*log\.sqlite hat noch einen Namen in einem anderen Verzeichnis/,
    1,
  ],
  [
    'no lock',
    (at) => rmSync(join(at, 'lock.sqlite')),
    /Hinweis {2}lock\.sqlite fehlt: Der nächste Start legt sie an/,
    0,
  ],
  [
    'no log',
    (at) => rmSync(join(at, 'log.sqlite')),
    /FEHLER {3}.*log\.sqlite fehlt .*hier war schon ein Bestand/,
    1,
  ],
];

const FILES = [MARK, 'lock.sqlite', 'log.sqlite', 'readmodel.bin', 'texts.bin'];

describe.each(CASES)('doctor, where there is %s,', (_what, change, says, code) => {
  it('says so, and changes nothing', async () => {
    const directory = demoDirectory();
    change(directory);
    const there = () => FILES.map((file) => existsSync(join(directory, file)));
    const before = there();
    const mark = () => (existsSync(join(directory, MARK)) ? readFileSync(join(directory, MARK), 'utf8') : '');
    const marked = mark();
    const said = await lichterkette(['doctor', '--data', directory]);
    expect(said.stdout).toMatch(says);
    expect(said.code).toBe(code);
    expect(there()).toEqual(before);
    expect(mark()).toBe(marked);
  });
});
