import fc from 'fast-check';
import { OFFERED } from '../../../contracts/subjects.ts';
import { VIEWS } from '../../../contracts/views/all.ts';

/** A request that nobody who means well would send; or, now and then, one that is quite right. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const deep = (levels: number, inner: unknown): unknown => {
  let value = inner;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values where no contract expects them. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.1,
    1e308,
    Number.MAX_SAFE_INTEGER,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'a'.repeat(9000),
    '2026-02-30',
    '9999-12-31',
    { value: '2026', precision: 'tag' },
    { $text: 'x' },
    { $audience: {}, value: 1 },
    [],
    [[]],
    {},
    { constructor: { prototype: 1 } },
    '00000000-0000-0000-0000-000000000000',
  ),
  fc.integer({ min: 1, max: 40 }).map((levels) => deep(levels, 1)),
);

const clone = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** Every place in a JSON value: the object that holds it, and the key. */
const places = (value: unknown): [Record<string, unknown>, string][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        [value as Record<string, unknown>, key] as [Record<string, unknown>, string],
        ...places(inner),
      ]);

interface Change {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'add';
  readonly value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(50),
  how: fc.constantFrom('replace', 'remove', 'add'),
  value: hostileValue,
});

const changed = (example: unknown, changes: readonly Change[]): unknown => {
  const body = clone(example);
  for (const { at, how, value } of changes) {
    const all = places(body);
    const [holder, key] = all[at % Math.max(1, all.length)] ?? [];
    if (holder === undefined || key === undefined) continue;
    if (how === 'remove') delete holder[key];
    // A copy: put into itself it would have no end.
    else holder[how === 'add' ? `${key}x` : key] = clone(value);
  }
  return body;
};

const headerValue = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    'application/json',
    'text/html',
    '*/*',
    '"r0"',
    '*',
    '"r99999999999999999999"',
    'utf-16',
    '',
  ),
);

const printable = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '?');

const headers: fc.Arbitrary<Record<string, string>> = fc
  .dictionary(
    fc.constantFrom(
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'X-Demo-Actor',
      'Cookie',
      'Accept',
      'Origin',
      'X-Correlation-Id',
      'Range',
      'Accept-Language',
    ),
    headerValue,
    { maxKeys: 2 },
  )
  .map((given) => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, printable(value)])));

const someId = fc.oneof(
  fc.uuid(),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', '%00', '..', '%2e%2e', 'x', '%ff', '%E0%A4%A'),
);

/** Commands that need nothing to be there: the ones that can succeed. */
const CREATING = [...OFFERED.values()].filter(({ creates }) => creates !== undefined);

const command: fc.Arbitrary<HostileRequest> = fc
  .record({
    definition: fc.oneof(fc.constantFrom(...OFFERED.values()), fc.constantFrom(...CREATING)),
    id: someId,
    changes: fc.array(change, { maxLength: 3 }),
    given: headers,
    raw: fc.option(fc.uint8Array({ maxLength: 80 }), { freq: 12 }),
  })
  .map(({ definition, id, changes, given, raw }) => {
    const [kind] = definition.on;
    const collection = kind === 'verbund' ? 'verbuende' : 'kommunen';
    const path =
      definition.creates === undefined ? `/v1/${collection}/${id}/${definition.name}` : `/v1/${collection}`;
    const body = raw === null ? JSON.stringify(changed(definition.example, changes)) : raw;
    return {
      method: 'POST',
      path,
      headers: { 'Content-Type': 'application/json', ...given },
      body: Buffer.from(body as string),
    };
  });

const PARAMS = [
  'q',
  'land',
  'kind',
  'art',
  'status',
  'sort',
  'cursor',
  'limit',
  'stand',
  'zum',
  'atLeast',
  'after',
  'channel',
  'bewaehrt',
  'verbund',
  'gestaltungsfeld',
  '__proto__',
  'nix',
];

const paramValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '',
    '0',
    '201',
    '-1',
    '1e3',
    'NaN',
    '2026-13-01',
    `${'9'.repeat(16)}-00000000`,
    '%',
    '%ff',
    'a%00b',
  ),
  fc.constant('x'.repeat(3000)),
);

const query: fc.Arbitrary<HostileRequest> = fc
  .record({
    view: fc.constantFrom(
      ...VIEWS.map(({ path }) => `/v1${path}`),
      '/v1/feed.atom',
      '/',
      '/loesungen',
      '/readyz',
      '/metrics',
    ),
    id: someId,
    params: fc.array(fc.tuple(fc.constantFrom(...PARAMS), paramValue), { maxLength: 4 }),
    given: headers,
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
  })
  .map(({ view, id, params, given, method }) => {
    const path = view.replace(/\{\w+\}/, id);
    const asked = params.map(([name, value]) => `${name}=${value}`).join('&');
    return { method, path: asked === '' ? path : `${path}?${asked}`, headers: given, body: Buffer.alloc(0) };
  });

/** Requests made from the contracts, each with something wrong. */
export const hostileRequests = (count: number, seed: number): HostileRequest[] =>
  fc.sample(fc.oneof({ weight: 3, arbitrary: command }, { weight: 2, arbitrary: query }), {
    numRuns: count,
    seed,
  });

const rawLine = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ maxLength: 60 }),
    )
    .map(([method, path, rest]) => Buffer.from(`${method} ${path} HTTP/1.1\r\n${rest}\r\n\r\n`)),
  fc.constantFrom(
    Buffer.from(
      'POST /v1/kommunen HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
    Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\nHost: y\r\n\r\n'),
    Buffer.from(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    Buffer.from('GET / HTTP/9.9\r\n\r\n'),
    Buffer.from('POST /v1/kommunen HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n'),
    Buffer.from(
      'GET /v1/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ),
    Buffer.from(
      'GET //v1/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n',
    ),
    Buffer.from(
      'GET http:// HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ),
  ),
);

/** Bytes that are no request, or nearly one. */
export const rawRequests = (count: number, seed: number): Buffer[] =>
  fc.sample(rawLine, { numRuns: count, seed });

const channel = fc.oneof(
  fc.constantFrom(
    'feed',
    'feed:',
    'solution:x',
    'kommune:../..',
    'constructor:00000000-0000-0000-0000-000000000000',
  ),
  fc.uuid().map((id) => `kommune:${id}`),
  fc.string({ maxLength: 50 }),
);

const message: fc.Arbitrary<unknown> = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('subscribe', 'unsubscribe', 'ping', 'pong', '__proto__'),
      id: fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom<unknown>(null, 1, {}, 'a')),
      channel: fc.oneof(channel, hostileValue),
      after: fc.oneof(hostileValue, fc.constantFrom(null, `${'0'.repeat(16)}-00000000`)),
    },
    { requiredKeys: ['type'] },
  ),
  hostileValue,
);

/** Text messages for a live connection: nearly what the contract says, or nothing like it. */
export const hostileMessages = (count: number, seed: number): string[] =>
  fc.sample(
    fc.oneof(
      { weight: 5, arbitrary: message.map((value) => JSON.stringify(value) ?? '') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
    ),
    { numRuns: count, seed },
  );

/** Bytes where frames are expected: unmasked, reserved bits, wrong lengths, wrong opcodes, broken UTF-8, fragments. */
export const hostileFrames = (count: number, seed: number): Buffer[] =>
  fc.sample(
    fc
      .record({
        head: fc.integer({ min: 0, max: 255 }),
        length: fc.constantFrom(0, 1, 5, 125, 126, 127),
        masked: fc.boolean(),
        rest: fc.uint8Array({ maxLength: 140 }),
      })
      .map(({ head, length, masked, rest }) => Buffer.from([head, length | (masked ? 0x80 : 0), ...rest])),
    { numRuns: count, seed },
  );
