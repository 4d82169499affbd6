import { expect, it, onTestFinished } from 'vitest';
import { probeServer } from '../../../src/store/eventstoredb/probe.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { type DoubleOptions, startDouble } from '../../double/cluster.ts';
import { IMPATIENT } from './given.ts';

// It is to be told why nothing came, so a watchdog that only knows that nothing came must not be first: on a busy machine a
// handshake takes longer than 50 ms.
const PATIENCE = { ...IMPATIENT, watchMs: 2000, deadlineMs: 300 };

const onDouble = async (options: DoubleOptions = {}) => {
  const double = await startDouble(options);
  onTestFinished(() => {
    for (const node of double.nodes) node.thaw();
    double.stop();
  });
  return double;
};

/** What is found behind an address, one text each. */
const found = async (url: string, now = new Date(), patience = PATIENCE) => {
  const { findings, readable } = await probeServer(optionsFor(url, patience), now);
  // Nothing that is told may hold the password.
  for (const { text } of findings) expect(text).not.toMatch(/secret|guess/);
  return { told: findings.map(({ state, text }) => `${state}: ${text}`), readable };
};

it('names the server that answers as the leader, its version, and its clock', async () => {
  const double = await onDouble({ nodes: 3, tls: true, credentials: 'hub:secret', manner: '23.10' });
  const [, leader] = double.nodes;
  double.elect(leader ?? double.first);
  expect(await found(double.url)).toEqual({
    readable: true,
    told: [
      `good: Server: localhost:${leader?.address.port} antwortet als Leitung (Leader), Version 23.10.8`,
      expect.stringMatching(/^good: Uhr des Servers: Zuletzt schrieb er \d{4}-/),
      'good: Ströme: An ihnen wurde am Server nichts eingestellt oder gelöscht',
    ],
  });
});

it('does not pretend to know how old a version without numbers is', async () => {
  const { told, readable } = await found((await onDouble({ version: 'main' })).url);
  expect(told[0]).toMatch(/^hint: .*Version main: ob sie neu genug ist, sagt dieser Name nicht$/);
  expect(readable).toBe(true);
});

it('finds a clock that is behind what the server wrote', async () => {
  const { told } = await found((await onDouble()).url, new Date('2026-01-01T00:00:00Z'));
  expect(told[1]).toMatch(/^wrong: Uhr des Servers: .* hier ist es erst 2026-01-01T00:00:00.000Z/);
});

const away = async (options: DoubleOptions = {}) => {
  const double = await onDouble(options);
  double.stop();
  return double.url;
};

const withoutLeader = async () => {
  const double = await onDouble({ nodes: 3 });
  for (const node of double.nodes) node.state = 'follower';
  return double.url;
};

const onlyAFollower = async () => {
  const double = await onDouble({ nodes: 3 });
  return `esdb://127.0.0.1:${double.nodes[1]?.address.port}?tls=false`;
};

const WRONG: readonly (readonly [what: string, url: () => Promise<string>, told: RegExp])[] = [
  [
    'a server that is away',
    away,
    /horcht niemand\. Läuft der Server\? .* \(14 UNAVAILABLE: connect ECONNREFUSED [^ ]+\)$/,
  ],
  [
    'a cluster that is away',
    async () => `${await away({ nodes: 3 })}&maxDiscoverAttempts=1`,
    /horcht niemand\. Läuft der Server\?/,
  ],
  ['a server that is too old', async () => (await onDouble({ version: '5.0.1' })).url, /ist zu alt/],
  [
    'a wrong password',
    async () => (await onDouble({ tls: true, credentials: 'hub:secret' })).url.replace('secret', 'guess'),
    /lässt uns nicht ein: .* Kennwort ist falsch/,
  ],
  [
    'a certificate that nobody vouches for',
    async () => (await onDouble({ tls: true })).url.replace(/&tlsCAFile=[^&]+/, ''),
    /Zertifikat des Servers ist nicht zu trauen: .* Bitte tlsCAFile/,
  ],
  [
    'a certificate file that is missing',
    async () => (await onDouble({ tls: true })).url.replace(/tlsCAFile=[^&]+/, 'tlsCAFile=/nowhere'),
    /^wrong: EVENTSTORE_URL: Die Datei von „tlsCAFile“ lässt sich nicht lesen \(ENOENT\): \/nowhere$/,
  ],
  ['a cluster without a leader', withoutLeader, /keine Leitung \(Leader\)|nicht so weit/],
  ['a follower alone', onlyAFollower, /nicht die Leitung \(Leader\) seines Verbunds. Bitte .* alle Server/],
  [
    'an address without its host',
    async () => 'esdb://hub:secret?tls=true',
    /EVENTSTORE_URL: Vor dem Fragezeichen/,
  ],
  ['an address that is none', async () => 'esdb://hub:secret@a:b', /EVENTSTORE_URL: Vor dem Fragezeichen/],
];

it.each(WRONG)('says what is wrong with %s, and what can be done', async (_what, url, text) => {
  const { told, readable } = await found(await url());
  expect(told).toEqual([expect.stringMatching(/^wrong: /)]);
  expect(told[0]).toMatch(text);
  expect(told[0]).not.toContain('\n');
  expect(readable).toBe(false);
});

it('says of a server that is silent how long it waited', async () => {
  const double = await onDouble();
  double.first.freeze();
  const { told, readable } = await found(double.url, new Date(), { ...PATIENCE, watchMs: 50 });
  expect(told).toEqual([
    expect.stringMatching(/^wrong: Speicher .* Der Server antwortet nicht\. .* \(no answer within 50 ms\)$/),
  ]);
  expect(readable).toBe(false);
});
