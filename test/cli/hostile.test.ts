import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { VERBS } from '../../src/cli/verbs.ts';
import { FORGED, HOSTILE, HOSTILE_NAME, wrongOutput } from '../faults/command-line/hostile-text.ts';
import { falseHubs, HOSTILE_ANSWER } from '../faults/command-line/hubs.ts';
import { type Heard, runVerb } from '../faults/command-line/run-verb.ts';
import { makeWorld } from '../faults/command-line/world.ts';
import type { Attempt } from '../faults/fault.ts';
import { randomFrom } from '../faults/harness/random.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const world = emptyDirectory();
const cleaning: (() => void | Promise<void>)[] = [];
let url = '';

beforeAll(async () => {
  await makeWorld(world, randomFrom(18));
  writeFileSync(
    join(world, 'zeilen.jsonl'),
    JSON.stringify({
      commandId: '00000000-0000-4000-8000-000000000001',
      command: 'register-kommune',
      body: {},
    }),
  );
  const attempt = { afterwards: (clean: () => void) => cleaning.push(clean) } as unknown as Attempt;
  ({ hostile: url = '' } = await falseHubs(attempt));
  return async () => {
    for (const clean of cleaning) await clean();
  };
}, 120_000);

const run = (args: readonly string[]): Promise<Heard> =>
  runVerb({ args, world, ground: 'plain', naive: false, runsOn: /läuft: http/ });

const tampered = '--data=falsch/feindlich';
const sealed = '--data=falsch/feindlich-versiegelt';
const kommune = '--kommune=00000000-0000-4000-8000-000000000000';

/** Calls that meet what others wrote, each with the words that show that it did. */
const CALLS: readonly (readonly [args: readonly string[], met: RegExp])[] = [
  [['serve', '--port=0', '--demo=off', tampered], /beschädigt/],
  [['serve', '--port=0', '--demo=off', sealed], /läuft/],
  [['command', 'reconfirm-usage', kommune, '--json={}', `--url=${''}`], /"title": "\\u001b\[2K/],
  [['command', HOSTILE, '--json={}'], /Bekannt sind/],
  [['import', 'zeilen.jsonl', `--url=${''}`], /Zeile 1: .*\\u001b\[2K/],
  [['import', 'falsch/feindlich.jsonl', `--url=${''}`], /Zeile 5: .*\\u001b\[2K/],
  [['import', HOSTILE_NAME], /\\u001b\[2K.* gibt es nicht/],
  [['follow', 'feed', `--url=${''}`], /\\u001b\[2K/],
  [['export', tampered], /\\u001b\[2K.*: beschädigt/],
  [['export', sealed], /"type":"Feindlich\\u001b\[2K/],
  [['export', '--data=data', `--out=${HOSTILE_NAME}/x`], /Den Ordner \\u001b\[2K/],
  [['rows', '--data=data', `--sqlite=ziel/zeilen${HOSTILE_NAME}`], /Fassungen von Zeilen/],
  [['rows', `--data=${HOSTILE_NAME}`, '--sqlite=ziel/zeilen.sqlite'], /\\u001b\[2K.* liegt kein Spiegel/],
  [['verify', tampered], /\\u001b\[2K.*: der Inhalt wurde verändert/],
  [['verify', sealed], /3 Einträge geprüft, 0 beschädigt/],
  [['copy', '--from=sqlite:falsch/feindlich', '--to=sqlite:neu'], /nimmt ihn nicht an/],
  [['rebuild', tampered], /beschädigt|\\u001b\[2K/],
  [['rebuild', sealed], /3 Einträge/],
  [['backup', tampered, '--out=ziel'], /\\u001b\[2K.*: der Inhalt wurde verändert/],
  [['backup', '--data=data', `--out=ziel/${HOSTILE_NAME}`], /Gesichert und geprüft: .*\n.*\\u001b\[2K/],
  [['restore', 'falsch/feindlich/log.sqlite', '--data=wieder'], /\\u001b\[2K.*: der Inhalt wurde verändert/],
  [['restore', HOSTILE_NAME, '--data=wieder'], /\\u001b\[2K/],
  [['doctor', `--data=${HOSTILE_NAME}`], /\\u001b\[2K.* wird beim ersten Start angelegt/],
  [['doctor', tampered], /Letzter Eintrag/],
];

describe('whatever others wrote, no verb lets it steer the terminal or speak for the program', () => {
  it('every verb is called', () => {
    expect(new Set(CALLS.map(([[verb]]) => verb))).toEqual(new Set(VERBS.map(({ name }) => name)));
  });

  it.each(CALLS.map((call, index) => [index, call[0][0], call] as const))(
    '%i %s',
    async (_index, _verb, [args, met]) => {
      const { code, stdout, stderr } = await run(
        args.map((arg) => (arg === '--url=' ? `--url=${url}` : arg)),
      );
      expect(stdout + stderr).toMatch(met);
      expect(wrongOutput(code, stdout, stderr)).toEqual([]);
      for (const line of (stdout + stderr).split('\n')) expect(line.trim().startsWith(FORGED)).toBe(false);
    },
  );

  it('and what is for programs is the same JSON', async () => {
    const { stdout } = await run(['export', sealed]);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; data: object });
    expect(events.map(({ type }) => type)).toEqual(Array.from({ length: 3 }, () => `Feindlich${HOSTILE}`));
    expect(events[0]?.data).toEqual({ [HOSTILE]: HOSTILE });
    const followed = await run(['follow', 'feed', '--count=1', `--url=${url}`]);
    expect(JSON.parse(followed.stdout)).toMatchObject({ type: HOSTILE, data: { [HOSTILE]: 1 } });
    const refused = await run(['command', 'reconfirm-usage', kommune, '--json={}', `--url=${url}`]);
    expect(JSON.parse(refused.stderr)).toMatchObject({ detail: HOSTILE_ANSWER, [HOSTILE]: HOSTILE });
  });
});
