import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openReader, openStore, probe } from '../../src/main.ts';
import { EngineUnavailable } from '../../src/store/event-store.ts';
import { explain } from '../../src/terminal/explain.ts';
import { appended, events } from '../conformance/events.ts';
import { kommune } from '../decide/names.ts';
import { startDouble } from '../double/cluster.ts';
import { freePort, lichterkette, start } from '../operate/process.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { replicaSettings } from './given.ts';
import { PLANTED, type WrongSetting, type WrongSettings, wrongSettings } from './wrong-settings.ts';

let wrong: WrongSettings;
beforeAll(async () => {
  wrong = await wrongSettings();
});
afterAll(() => wrong.end());

// Silence is to be told before anything is given up, and a handshake takes its time on a busy machine.
const PATIENCE = { LICHTERKETTE_ENGINE_WATCH_MS: '1000', LICHTERKETTE_ENGINE_DEADLINE_MS: '1500' };

/** Nobody may ever see any of it: not as it is, not as it is written in an address, not as it is sent. */
const SECRETS = [PLANTED, PLANTED.replace('-', '%2D'), btoa(`hub:${PLANTED}`), btoa(`other:${PLANTED}`)];
const expectNoSecret = (...outputs: readonly string[]) => {
  for (const output of outputs) for (const secret of SECRETS) expect(output).not.toContain(secret);
};

/** Every wrong setting, one after the other: which there are is known before its servers are. */
const each = async (kind: (one: WrongSetting) => boolean, look: (one: WrongSetting) => Promise<void>) => {
  const chosen = wrong.all.filter(kind);
  expect(chosen.length).toBeGreaterThan(0);
  for (const one of chosen) await look(one);
  return chosen.length;
};

const toldByReading = async (url: string): Promise<string> => {
  try {
    const reader = openReader(replicaSettings(url, PATIENCE));
    try {
      for await (const _ of reader.readAll(null)) break;
    } finally {
      await reader.close();
    }
  } catch (error) {
    return explain(error).lines.join('\n');
  }
  return '';
};

/** Asks again where a busy machine was silent for longer than our patience: that is not what is wrong here. */
const patiently = async ({ told }: WrongSetting, ask: () => Promise<string>): Promise<string> => {
  let answer = await ask();
  for (let tries = 1; tries < 10 && !told.test(answer) && /antwortet nicht/.test(answer); tries += 1)
    answer = await ask();
  return answer;
};

describe('what is wrong with a server or its address', () => {
  it('is told by doctor and by whatever reads the log in the same words, on one line each', async () => {
    const count = await each(
      ({ onWriting }) => onWriting !== true,
      async (one) => {
        const { what, url, told } = one;
        const doctor = await patiently(one, async () => {
          const { findings } = await probe(replicaSettings(url, PATIENCE));
          return findings[0]?.text ?? '';
        });
        const verb = await patiently(one, () => toldByReading(url));
        expect(doctor, what).toMatch(told);
        expect(doctor, what).not.toContain('\n');
        expect(verb, what).toBe(doctor);
        expectNoSecret(doctor, verb);
      },
    );
    expect(count).toBeGreaterThanOrEqual(12);
  }, 120_000);

  it('and by what is written, where only that meets it', async () => {
    await each(
      ({ onWriting }) => onWriting === true,
      async ({ url, told }) => {
        const reports: unknown[] = [];
        const log = { warn: (...line: unknown[]) => reports.push(line) };
        const store = openStore(replicaSettings(url, PATIENCE), log as never);
        const stream = kommune('A');
        const error = await store.append(stream, 'no-stream', events(stream, 0)).catch((why: unknown) => why);
        expect(explain(error).lines.join('\n')).toMatch(told);
        expect(store.unavailable?.()?.message).toMatch(told);
        expect(JSON.stringify(reports)).toMatch(told);
        await store.close();
      },
    );
  }, 60_000);
});

/** Runs a hub that waits for its server, until its log and /readyz have named the reason. */
const waiting = async ({ url }: WrongSetting, demo: string) => {
  const PORT = String(await freePort());
  const env = { ...PATIENCE, PORT, LICHTERKETTE_DEMO: demo, LICHTERKETTE_ENGINE: 'eventstoredb' };
  const hub = start(['src/main.ts'], {
    env: { ...env, EVENTSTORE_URL: url, LICHTERKETTE_DATA: emptyDirectory(), DEBUG: 'esdb:*' },
  });
  await hub.says(/the event store cannot be used/);
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${PORT}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const readyz = await vi.waitFor(async () => {
    const found = await ask('/readyz');
    expect(found.text).toContain('"unavailable"');
    return found;
  }, 30_000);
  const others = [await ask('/healthz'), await ask('/metrics'), await ask('/')].map(({ text }) => text);
  hub.child.kill('SIGTERM');
  return { readyz, others, ended: await hub.ended };
};

/** Of those that all take the same way, some: each is a program of its own. */
const SOME = ['a wrong password', 'a cluster with an unknown CA', 'a silent port', 'a user without $all'];

describe('a hub that cannot use its server', () => {
  it.each(SOME)('opens its port with and without the demo, and says why: %s', async (name) => {
    const one = wrong.all.find(({ what }) => what === name) as WrongSetting;
    const demo = SOME.indexOf(name) % 2 === 0 ? 'on' : 'off';
    const { readyz, others, ended } = await waiting(one, demo);
    const { unavailable } = JSON.parse(readyz.text) as { unavailable: { message: string } };
    expect(readyz.status).toBe(503);
    expect(unavailable.message).toMatch(one.told);
    expect(ended.stdout).toContain(JSON.stringify(unavailable.message));
    expect(ended.code).toBe(0);
    expectNoSecret(readyz.text, ...others, ended.stdout, ended.stderr);
  });
});

/** Which verb is tried with which wrong setting: what stands for all, since they end in one place. */
const VERBS: readonly (readonly [verb: string, what: string])[] = [
  ['serve', 'an unknown option'],
  ['serve', 'tlsVerifyCert'],
  ['export', 'an unknown option'],
  ['export', 'a wrong password'],
  ['verify', 'a closed port'],
  ['rebuild', 'a silent port'],
  ['doctor', 'a password that is not escaped'],
  ['copy --from eventstoredb: --to sqlite:./not/there', 'an unknown CA'],
  ['backup --out /nowhere/at/all', 'a wrong password'],
];

describe('a verb ends with 1 and a German sentence, never with a stack', () => {
  it.each(VERBS)('%s: %s', async (verb, name) => {
    const { url, told } = wrong.all.find(({ what }) => what === name) as WrongSetting;
    const env = { ...PATIENCE, LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL: url, PORT: '0' };
    const cwd = emptyDirectory();
    const { code, stdout, stderr } = await lichterkette(verb.split(' '), {
      cwd,
      env: { ...env, LICHTERKETTE_DATA: emptyDirectory(), DEBUG: 'esdb:*' },
    });
    expect(code).toBe(1);
    expect(readdirSync(cwd)).toEqual([]);
    // Nothing of ours is saved by what never asks the server.
    if (!verb.startsWith('backup')) expect(stdout + stderr).toMatch(told);
    expect(stdout + stderr).not.toMatch(/\n {4}at |Damit hat das Programm nicht gerechnet/);
    expectNoSecret(stdout, stderr);
  });
});

it('a password that is changed at the server while the hub runs is told, and when it fits again', async () => {
  const double = await startDouble({ tls: true, credentials: 'hub:secret' });
  const options = double.first.options as { credentials: string };
  onTestFinished(() => double.stop());
  const lines: (readonly [details: object, message: string])[] = [];
  const log = { warn: (details: object, message: string) => lines.push([details, message]) };
  const store = openStore(replicaSettings(double.url, PATIENCE), log as never);
  onTestFinished(() => store.close());
  const [A, B] = [kommune('A'), kommune('B')];
  await appended(store, A, 'no-stream');
  options.credentials = 'hub:other';
  await expect(store.append(B, 'no-stream', events(B, 0))).rejects.toThrow(EngineUnavailable);
  expect(store.unavailable?.()?.message).toMatch(/Benutzer oder Kennwort ist falsch/);
  options.credentials = 'hub:secret';
  await appended(store, B, 'no-stream');
  expect(store.unavailable?.()).toBeUndefined();
  expect(lines.map(([, message]) => message)).toEqual([
    'the event store cannot be used',
    'the event store can be used again (geht wieder)',
  ]);
});
