import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { appended } from '../conformance/events.ts';
import { kommune } from '../decide/names.ts';
import { type Double, startDouble } from '../double/cluster.ts';
import { stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { demoDirectory } from './demo-directory.ts';
import { lichterkette } from './process.ts';

/** The environment of a verb whose log is on this server. */
const on = ({ url }: Double, directory: string) => ({
  LICHTERKETTE_ENGINE: 'eventstoredb',
  EVENTSTORE_URL: url,
  LICHTERKETTE_DATA: directory,
});

const server = async (): Promise<Double> => {
  const double = await startDouble();
  onTestFinished(() => double.stop());
  return double;
};

const run = (double: Double, directory: string, ...args: string[]) =>
  lichterkette(args, { env: { ...on(double, directory), LICHTERKETTE_ENGINE_DEADLINE_MS: '200' } });

describe('doctor, with the log on a server', () => {
  it('names the server, the head of the log, and how far this replica’s mirror is behind', async () => {
    const [double, directory] = [await server(), emptyDirectory()];
    const hub = await stage(on(double, directory));
    await hub.kommune('Altdorf');
    await hub.hub.close();
    const store = openStore(readSettings(on(double, directory)));
    await appended(store, kommune('B'), 'no-stream', 3);
    const head = await store.head();
    await store.close();
    const { code, stdout } = await run(double, directory, 'doctor');
    expect(stdout.split('\n').map((line) => line.replace(/\d{4}-\d\d-\d\dT\S+$/, '…'))).toEqual([
      expect.stringMatching(/^gut {6}Lichterkette /),
      'gut      Uhr: …',
      expect.stringMatching(/^gut {6}Freier Platz /),
      expect.stringMatching(/ Dateisystem: /),
      'gut      Nachrichten am Montag: kein Mailserver eingerichtet, es wird nichts verschickt',
      `gut      Server: 127.0.0.1:${double.first.address.port} antwortet als Leitung (Leader), Version 23.10.8`,
      'gut      Uhr des Servers: Zuletzt schrieb er …',
      'gut      Ströme: An ihnen wurde am Server nichts eingestellt oder gelöscht',
      `gut      Letzter Eintrag: ${head}`,
      expect.stringMatching(/^gut {6}Einträge: \d+ geprüft, keiner ist beschädigt$/),
      // The given events are of an earlier day than the one that the hub recorded before them.
      expect.stringMatching(/^Hinweis {2}Der Eintrag .* liegt weit vor denen, die ihm folgen$/),
      'gut      Spiegel: 3 Einträge hinter dem Bestand',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('ends with 1 where the server cannot be reached, in German, and changes nothing', async () => {
    const [double, directory] = [await server(), emptyDirectory()];
    double.stop();
    const { code, stdout } = await run(double, directory, 'doctor');
    expect(stdout).toMatch(/FEHLER {3}Speicher nicht zu benutzen\. .* Unter dieser Adresse horcht niemand\./);
    expect(stdout).not.toContain('Letzter Eintrag');
    expect(code).toBe(1);
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe.each(['backup', 'restore'])('%s, with the log on a server', (verb) => {
  let double: Double;
  beforeAll(async () => {
    double = await startDouble();
    return () => double.stop();
  });

  it('refuses, names what can be done, and lets alone the file of the embedded engine that lies there', async () => {
    // As after a move to the server: the former log is still there, and looks like the one to be saved.
    const directory = demoDirectory();
    const log = join(directory, 'log.sqlite');
    const before = readFileSync(log);
    const out = emptyDirectory();
    const copy = join(out, 'copy.sqlite');
    if (verb === 'restore') copyFileSync(log, copy);
    const args = verb === 'backup' ? ['--out', copy] : [copy, '--overwrite'];
    const { code, stdout, stderr } = await run(double, directory, verb, ...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const word of ['EventStoreDB', 'docs/betrieb-eventstoredb.md', '„Sichern“', 'export', 'copy'])
      expect(stderr).toContain(word);
    expect(readFileSync(log).equals(before)).toBe(true);
    expect(readdirSync(out)).toEqual(verb === 'backup' ? [] : ['copy.sqlite']);
  });
});

it('what backup names instead does work: the commands, as they are printed', async () => {
  const [double, directory, out] = [await server(), emptyDirectory(), emptyDirectory()];
  const hub = await stage(on(double, directory));
  await hub.kommune('Altdorf');
  await hub.hub.close();
  const { stderr } = await run(double, directory, 'backup', '--out', join(out, 'copy.sqlite'));
  const commands = [...stderr.matchAll(/npx lichterkette (.*?) {2,}/g)].map(([, command = '']) =>
    command.replace('<datei>', join(out, 'alles.jsonl')).replace('<ordner>', join(out, 'bestand')),
  );
  expect(commands.map((command) => command.split(' ')[0])).toEqual(['export', 'copy', 'copy']);
  const [exported, there, back] = commands.map((command) => command.split(' '));
  expect((await run(double, directory, ...(exported ?? []))).code).toBe(0);
  expect(readFileSync(join(out, 'alles.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
  expect((await run(double, directory, ...(there ?? []))).stdout).toMatch(/^1 Einträge stehen im Ziel/);
  const empty = await server();
  expect((await run(empty, directory, ...(back ?? []))).stdout).toMatch(/^1 Einträge stehen im Ziel/);
});

describe('the data directory of a replica', () => {
  it('is made where it is missing, and held by one hub alone until that has ended', async () => {
    const double = await server();
    const directory = join(emptyDirectory(), 'not', 'there');
    const settings = () => readSettings({ ...on(double, directory), PORT: '0', LICHTERKETTE_DEMO: 'off' });
    const first = await startHub(settings());
    await expect(startHub(settings())).rejects.toThrow(/wird schon von einer laufenden Lichterkette benutzt/);
    const rebuilding = await run(double, directory, 'rebuild');
    expect(rebuilding.stderr).toContain('wird schon von einer laufenden Lichterkette benutzt');
    expect(rebuilding.code).toBe(1);
    await first.close();
    expect((await run(double, directory, 'rebuild')).stdout).toMatch(/^0 Einträge, Prüfsumme /);
    await (await startHub(settings())).close();
  });
});
