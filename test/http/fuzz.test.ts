import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { OFFERED } from '../../contracts/subjects.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteReader } from '../../src/store/sqlite/store.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';
import { badWords, problemIn, type Received, type Sent, send, sendBytes } from './send.ts';
import { type World, world } from './world.ts';

// A few hundred cases in the suite; the seed is printed where one fails.
const RUNS = 12;

const directory = emptyDirectory();
let on: World;
let before: readonly StoredEvent[];

const stored = async () => {
  const reader = openSqliteReader(directory);
  const events = await Array.fromAsync(reader.readAll(null));
  await reader.close();
  return events;
};

beforeAll(async () => {
  on = await world({ LICHTERKETTE_DATA: directory });
  before = await stored();
});

afterAll(() => on.hub.close());

/** What holds of every answer to whatever a client sends: never a 5xx, every refusal a problem in German. */
const isClean = (received: Received, sent: Sent): void => {
  const what = JSON.stringify(sent).slice(0, 500);
  expect(received.status, what).toBeLessThan(500);
  if (received.status < 400) return;
  if (sent.method === 'HEAD') return;
  expect(badWords(problemIn(received)), what).toEqual([]);
};

const tried = async (sent: Sent) => isClean(await send(on.hub.url, sent), sent);

const ids = () => fc.constantFrom(...Object.values(on.names), on.kommuneId, on.otherId);

/** A value of any kind: JSON, numbers at the edge, dates, ids that exist, and texts that are none. */
const anything = () =>
  fc.oneof(
    ids(),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      null,
      '',
      ' ',
      '\ud800',
      '\u0000',
      '2026-02-30',
      '0000-01-01',
      -1,
      0,
      1e308,
      2 ** 53,
      'x'.repeat(5000),
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constant({ value: '2024', precision: 'jahr' }),
  );

const example = ({ example: body }: CommandDefinition) => body as Record<string, unknown>;

/** The example of a command with some of its fields dropped, replaced or added, and ids that exist. */
const bodies = (definition: CommandDefinition) =>
  fc
    .record({
      dropped: fc.subarray(Object.keys(example(definition)), { maxLength: 1 }),
      replaced: fc.dictionary(fc.constantFrom(...Object.keys(example(definition))), anything(), {
        maxKeys: 2,
      }),
      added: fc.dictionary(fc.string({ maxLength: 12 }), anything(), { maxKeys: 1 }),
      known: ids(),
    })
    .map(({ dropped, replaced, added, known }) => {
      const body = JSON.parse(
        JSON.stringify(example(definition)).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, known),
      ) as Record<string, unknown>;
      for (const name of dropped) delete body[name];
      return { ...body, ...replaced, ...added };
    });

const pathOf = ({ creates, on: kinds, name }: CommandDefinition) => {
  if (creates !== undefined) return creates === 'kommune' ? '/v1/kommunen' : '/v1/verbuende';
  return kinds.includes('kommune')
    ? `/v1/kommunen/${on.kommuneId}/${name}`
    : `/v1/verbuende/${on.kommuneId}/${name}`;
};

const asJson = (path: string, body: string | Buffer): Sent => ({
  method: 'POST',
  path,
  headers: { 'Content-Type': 'application/json', Accept: '*/*' },
  body,
});

describe('whatever is sent', () => {
  it.each([...OFFERED.values()])('$name: bodies near its example', async (definition) => {
    await fc.assert(
      fc.asyncProperty(bodies(definition), (body) => tried(asJson(pathOf(definition), JSON.stringify(body)))),
      { numRuns: RUNS, examples: [[example(definition)]] },
    );
  });

  it('any JSON to any command', async () => {
    const command = fc.constantFrom(...OFFERED.values());
    const property = fc.asyncProperty(command, fc.jsonValue({ maxDepth: 8 }), (definition, body) =>
      tried(asJson(pathOf(definition), JSON.stringify(body))),
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('any bytes as a body', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) =>
      tried(asJson(`/v1/kommunen/${on.kommuneId}/share-project`, Buffer.from(bytes))),
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('any parameters of any query', async () => {
    const view = fc.constantFrom(...VIEWS);
    const values = fc.oneof(
      fc.string({ maxLength: 30 }),
      ids(),
      fc.constantFrom('1', '200', '2025-01-01', 'neu', '', '%', '+'),
    );
    const property = fc.asyncProperty(
      view,
      fc.array(fc.tuple(fc.nat(), values), { maxLength: 4 }),
      ids(),
      (query, given, id) => {
        const names = [
          ...Object.keys((query.params as unknown as { shape: object }).shape),
          'x',
          '__proto__',
        ];
        const params = given.map(
          ([index, value]) => `${names[index % names.length]}=${encodeURIComponent(value.toWellFormed())}`,
        );
        const path = `/v1${query.path.replace(/\{\w+\}/, id)}?${params.join('&')}`;
        return tried({ path, headers: { Accept: '*/*' } });
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('any headers', async () => {
    const names = [
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'X-Demo-Actor',
      'Cookie',
      'Content-Type',
      'Accept',
      'Origin',
    ];
    const header = fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'grapheme-ascii', maxLength: 40 }));
    const property = fc.asyncProperty(
      fc.array(header, { maxLength: 4 }),
      fc.boolean(),
      async (given, writes) => {
        const headers = { 'Content-Type': 'application/json', ...Object.fromEntries(given), Accept: '*/*' };
        const path = writes ? `/v1/kommunen/${on.kommuneId}/reconfirm-usage` : '/v1/solutions';
        await tried({ method: writes ? 'POST' : 'GET', path, headers, ...(writes ? { body: '{}' } : {}) });
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });

  it('any path', async () => {
    const piece = fc.oneof(
      fc.webFragments(),
      fc.constantFrom('v1', 'kommunen', 'solutions', '..', '%00', '%ff', 'live'),
      ids(),
    );
    const property = fc.asyncProperty(
      fc.array(piece, { maxLength: 5 }),
      fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'),
      (pieces, method) => tried({ method, path: `/${pieces.join('/')}`, headers: { Accept: '*/*' } }),
    );
    await fc.assert(property, { numRuns: 100 });
  });

  it('any bytes at all', async () => {
    const starts = fc.constantFrom(
      '',
      'GET ',
      'GET / HTTP/1.1\r\n',
      'POST /v1/kommunen HTTP/1.1\r\nHost: localhost\r\n',
    );
    const property = fc.asyncProperty(starts, fc.uint8Array({ maxLength: 200 }), async (start, bytes) => {
      const all = Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from('\r\n\r\n')]);
      const answered = await sendBytes(on.hub.url, all, 30);
      if (answered !== '') expect(answered).toMatch(/^HTTP\/1\.1 [1234]\d\d /);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('left the hub as it was: it answers, and its rows are those of a rebuild', async () => {
    expect(await on.json('/readyz')).toMatchObject({ status: 'ready', failures: [] });
    const events = await stored();
    const rebuilt = new Runner({ store: fixedLog(events), projections: PROJECTIONS });
    await rebuilt.start();
    expect(rebuilt.rowsHash).toBe(on.hub.runner.rowsHash);
    expect(events.slice(0, before.length)).toEqual(before);
    // The example of `register-kommune` was taken, whatever chance has brought beside it.
    expect(events.slice(before.length).map(({ type }) => type)).toContain('KommuneRegistered');
  });
});
