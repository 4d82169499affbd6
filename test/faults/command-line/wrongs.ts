import { HOSTILE, HOSTILE_NAME } from './hostile-text.ts';
import { UTF_16, WRONG_LINES } from './import-files.ts';
import type { Ground } from './run-verb.ts';

/** Something that a place of a command line can be filled with and should not. */
export interface Wrong {
  readonly value: string;
  readonly ground?: Ground;
  /** Verbs for which it is no fault: they may end with 0, and then have done what they say. */
  readonly fine?: readonly string[];
  /** Switches that are given as well. */
  readonly with?: readonly string[];
  readonly input?: Buffer;
  /** Lines of an import that are good and have to be taken all the same. */
  readonly taken?: number;
}

const OVERWRITE = ['--overwrite'];
const ALL_READ = ['export', 'verify', 'doctor', 'backup', 'copy'];

const directories = (prefix = ''): Wrong[] => [
  { value: `${prefix}dta`, fine: ['serve', 'restore', 'doctor'] },
  { value: `${prefix}falsch/leer`, fine: ['serve', 'restore', 'doctor'] },
  { value: `${prefix}falsch/datei`, fine: [] },
  { value: `${prefix}falsch/datei/tiefer` },
  { value: `${prefix}falsch/pipe` },
  { value: `${prefix}falsch/im-kreis` },
  { value: `${prefix}falsch/verweis-auf-data`, fine: ['serve', 'rebuild', ...ALL_READ] },
  // An empty file is what SQLite makes of nothing: a start begins with it.
  { value: `${prefix}falsch/hohl`, fine: ['serve'] },
  ...['text', 'rohr', 'ordner', 'fremd', 'neuer', 'abgeschnitten', 'beschädigt', 'feindlich'].map((name) => ({
    value: `${prefix}falsch/${name}`,
  })),
  { value: `${prefix}falsch/sperre-rohr`, fine: ALL_READ },
  { value: `${prefix}falsch/feindlich-versiegelt`, fine: ['serve', 'rebuild', ...ALL_READ] },
  { value: `${prefix}${'x'.repeat(300)}` },
  { value: `${prefix}${HOSTILE_NAME}`, fine: ['serve', 'restore', 'doctor'] },
  { value: `${prefix}data`, ground: 'stranger', fine: ALL_READ },
  { value: `${prefix}data`, ground: 'read-only', fine: ALL_READ },
  { value: `${prefix}verboten/neu`, ground: 'stranger', fine: ['doctor'] },
  { value: `${prefix}voll/neu`, ground: 'full-disk', fine: ['doctor', 'serve', 'restore', 'copy'] },
  { value: `${prefix}kurz/neu`, ground: 'short-files', fine: ['doctor', 'serve', 'restore', 'copy'] },
];

/** Targets that nothing may be written to, whatever is said beside. */
const NEVER = [
  'data/log.sqlite',
  'data/log.sqlite-wal',
  'data/LOG.sqlite',
  'data/readmodel.bin',
  'data/neu.out',
  'ziel/../data/./lock.sqlite',
  'falsch/verweis-auf-data/texts.bin',
  'falsch/verweis-auf-bestand',
  'falsch/zweiter-name',
  'ziel/Log.SQLITE-journal',
  'falsch/fremde.db',
  'falsch/pipe',
  '/dev/full',
  'falsch/im-kreis',
  'falsch/ins-leere',
  'falsch/datei/tiefer',
  'fehlt/neu.out',
  'fehlt/',
  `ziel/${'x'.repeat(300)}`,
  `fehlt${HOSTILE_NAME}/neu.out`,
];

const targets: readonly Wrong[] = [
  ...NEVER.flatMap((value) => [{ value }, { value, with: OVERWRITE }]),
  { value: '' },
  { value: 'data', with: OVERWRITE },
  { value: 'ziel', fine: ['backup'] },
  { value: 'woche.jsonl' },
  { value: 'woche.jsonl', with: OVERWRITE, fine: ['export', 'backup', 'rows'] },
  { value: 'sicherung.sqlite' },
  { value: 'sicherung.sqlite', with: OVERWRITE, fine: ['backup'] },
  { value: `ziel/${HOSTILE_NAME}`, fine: ['export', 'backup', 'rows'] },
  ...(['full-disk', 'read-only', 'stranger', 'short-files'] as const).flatMap((ground) => {
    const folder = ground === 'full-disk' ? 'voll' : ground === 'stranger' ? 'verboten' : '.';
    return [
      { value: `${folder}/neu.out`, ground },
      { value: `${folder}/woche.jsonl`, ground, with: OVERWRITE },
    ];
  }),
];

const backups: readonly Wrong[] = [
  'fehlt.sqlite',
  'ziel',
  'falsch/pipe',
  '/dev/zero',
  'falsch/nichts',
  'woche.jsonl',
  'data/log.sqlite',
  'falsch/verweis-auf-bestand',
  'falsch/zweiter-name',
  'data/readmodel.bin',
  'falsch/fremde.db',
  'falsch/neuer/log.sqlite',
  'falsch/abgeschnitten/log.sqlite',
  'falsch/beschädigt/log.sqlite',
  'falsch/feindlich/log.sqlite',
  'falsch/ins-leere',
  HOSTILE_NAME,
]
  .flatMap((value): Wrong[] => [{ value }, { value, with: OVERWRITE }])
  .concat([
    { value: 'sicherung.sqlite' },
    { value: 'sicherung.sqlite', with: OVERWRITE, fine: ['restore'] },
    { value: 'sicherung.sqlite', with: OVERWRITE, ground: 'read-only' },
    { value: 'sicherung.sqlite', with: OVERWRITE, ground: 'stranger' },
    { value: 'sicherung.sqlite', with: OVERWRITE, ground: 'short-files' },
  ]);

const lineFiles: readonly Wrong[] = [
  ...['fehlt.jsonl', 'ziel', '/dev/zero', 'falsch/ins-leere', HOSTILE_NAME, `falsch/${HOSTILE_NAME}`].map(
    (value) => ({ value }),
  ),
  { value: 'falsch/nichts', fine: ['import'] },
  { value: `falsch/${UTF_16}` },
  { value: 'data/log.sqlite' },
  ...WRONG_LINES.map((name) => ({ value: `falsch/${name}`, taken: 2 })),
  { value: 'falsch/heimlich', ground: 'stranger' },
];

const piped = (bytes: Buffer | string): Wrong => ({ value: '-', input: Buffer.from(bytes) });

const documents: readonly Wrong[] = [
  { value: '' },
  { value: '{' },
  { value: HOSTILE },
  { value: '{"title":"Gr\ufffd\ufffde"}' },
  { value: JSON.stringify({ name: HOSTILE, [HOSTILE]: HOSTILE }) },
  { value: '[]' },
  piped(''),
  piped(Buffer.from('{"name":"Gr\xfc\xdfe"}', 'latin1')),
  piped(Buffer.from('\ufeff{"name":"a"}', 'utf16le')),
  piped(Buffer.alloc(4000)),
  piped('['.repeat(100_000)),
  piped('{"name":"a","name":"b"}'),
  piped(' '.repeat(3_000_000)),
];

const words = (...values: string[]): Wrong[] => [...values, HOSTILE].map((value) => ({ value }));

const OTHER_LOGS: readonly Wrong[] = [
  ...words('', 'nichts', 'mysql:hier', 'sqlite', 'eventstoredb:http://hier'),
  ...directories('sqlite:').map(({ fine = [], ...wrong }) => ({ ...wrong, fine })),
];

/** What a place of a command line is called in the usage ▶ what it must not be filled with. */
export const WRONGS: Readonly<Record<string, (hubs: Readonly<Record<string, string>>) => readonly Wrong[]>> =
  {
    '--data': () => directories(),
    '--out': () => targets,
    '--sqlite': () => targets,
    '<sicherung>': () => backups,
    '<datei>': () => lineFiles,
    '--json': () => documents,
    '--from': () => OTHER_LOGS,
    // What is no log yet becomes one: that is what the verb is for. Another log there is let alone.
    '--to': () =>
      OTHER_LOGS.map((wrong) => ({
        ...wrong,
        fine: /^sqlite:(dta|falsch\/(leer|hohl|verweis-auf-data)|data|\W.*)$/s.test(wrong.value)
          ? ['copy']
          : [],
      })),
    '--url': (hubs) => [
      ...words('', 'dort', 'ftp://dort', 'http://'),
      ...Object.entries(hubs).map(([name, value]) => ({
        value,
        fine: name === 'odd' ? [] : ['follow'],
      })),
    ],
    '<name>': () => words('', 'fliege', '--json'),
    '<kanal>': () => words('', 'alles', 'solution:x', 'solution:00000000-0000-4000-8000-000000000000'),
    '--kommune': () => words('', '../../v1/verbuende', 'x', '00000000-0000-4000-8000-000000000000'),
    '--verbund': () => words('', '../../v1/verbuende', '00000000-0000-4000-8000-000000000000'),
    '--key': () => words('', 'kein-schlüssel', 'x'.repeat(5000)),
    '--actor': () => words('', 'niemand', 'Bürgermeisterin', 'x'.repeat(5000)),
    '--after': () => words('', 'gestern', '9999999999999999-ffffffff-'),
    '--count': () => words('', '0', '1.5', 'viele'),
    '--port': () => words('', '80800', 'http', '-1'),
    '--demo': () => words('', 'vielleicht'),
  };
