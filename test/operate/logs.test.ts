import { closeSync, openSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { problemHandler } from '../../src/http/problem-response.ts';
import { logOutput } from '../../src/hub/log-output.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { freePort, lichterkette, serve, start } from './process.ts';

const CANARY = 'Kanarienvogel';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const GIVEN = '7f1d4a52-0c1b-4b6e-9a55-0d8f3c2b1a90';

interface Line extends Readonly<Record<string, unknown>> {
  readonly msg: string;
  readonly route?: string;
}
interface Stored {
  readonly type: string;
  readonly metadata: { readonly correlationId: string; readonly actor: { readonly subjectRef: string } };
}

const KEYS = [
  'level',
  'time',
  'pid',
  'hostname',
  'msg',
  'method',
  'route',
  'status',
  'durationMs',
  'correlationId',
];

describe('the log of a hub that people write texts to', () => {
  const directory = emptyDirectory();
  let printed = '';
  let lines: Line[] = [];
  let stored: Stored[] = [];
  let metrics = '';
  const answered: (string | null)[] = [];

  beforeAll(async () => {
    const hub = await serve(directory, { env: { LICHTERKETTE_LOG_LEVEL: 'debug' } });
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { 'User-Agent': CANARY, Cookie: `a=${CANARY}`, ...(init.headers as object) };
      const response = await fetch(hub.url + path, { ...init, headers });
      answered.push(response.headers.get('x-correlation-id'));
      return (await response.json()) as Record<string, string>;
    };
    const post = (path: string, body: string, more: object = {}) =>
      ask(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...more } });

    const body = JSON.stringify({ name: CANARY, kind: 'gemeinde', land: 'Hessen' });
    const { kommuneId } = await post('/v1/kommunen', body, { 'X-Correlation-Id': GIVEN });
    const project = {
      title: CANARY,
      summary: CANARY,
      gestaltungsfelder: [CANARY],
      innovationStatus: 'laeuft',
    };
    await post(`/v1/kommunen/${kommuneId}/share-project`, JSON.stringify(project), {
      'X-Correlation-Id': `${CANARY} 0170 1234567`,
      'X-Demo-Actor': `kommune-${kommuneId}.fachdienst`,
    });
    await post(`/v1/kommunen/${kommuneId}/share-project`, `{"title": ${CANARY}}`);
    await post(`/v1/kommunen/${kommuneId}/share-project`, '{"title": 1}');
    await post(`/v1/kommunen/${kommuneId}/${CANARY}`, '{}');
    // The second time the answer stands ready.
    for (const _ of [1, 2]) await ask(`/v1/solutions?q=${CANARY}&limit=5`);
    await ask(`/v1/solutions?${CANARY}=1`);
    await ask(`/${CANARY}`);
    metrics = await (await fetch(`${hub.url}/metrics`)).text();
    hub.child.kill();
    const { stdout, stderr } = await hub.ended;
    printed = stdout + stderr;
    lines = printed
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
    stored = (await lichterkette(['export', '--data', directory])).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Stored);
  });

  const requests = () => lines.filter(({ msg }) => msg === 'request');

  it('has one line for each request, of method, route, status, duration, correlation id, command and outcome', () => {
    expect(
      requests().map(({ method, route, status, command, outcome }) => [
        method,
        route,
        status,
        command,
        outcome,
      ]),
    ).toEqual([
      ['POST', '/v1/kommunen', 201, 'register-kommune', 'appended'],
      ['POST', '/v1/kommunen/:id/share-project', 201, 'share-project', 'appended'],
      ['POST', '/v1/kommunen/:id/share-project', 400, 'share-project', 'refused'],
      ['POST', '/v1/kommunen/:id/share-project', 422, 'share-project', 'refused'],
      ['POST', 'none', 404, undefined, undefined],
      ['GET', '/v1/solutions', 200, undefined, undefined],
      ['GET', '/v1/solutions', 200, undefined, undefined],
      ['GET', '/v1/solutions', 400, undefined, undefined],
      ['GET', 'none', 404, undefined, undefined],
    ]);
    for (const line of requests()) {
      const more = Object.keys(line).filter((key) => !KEYS.includes(key));
      expect(more.filter((key) => key !== 'command' && key !== 'outcome')).toEqual([]);
      expect(line.correlationId).toMatch(UUID);
      expect(line.durationMs).toBeGreaterThan(0);
    }
  });

  it('says when the hub was ready, told to stop, and had stopped', () => {
    expect(lines.map(({ msg }) => msg).filter((msg) => msg !== 'request')).toEqual([
      'ready',
      'stopping',
      'stopped',
    ]);
  });

  it('holds nothing that somebody wrote, asked for or sent along, and nobody’s reference', () => {
    expect(printed).not.toMatch(new RegExp(CANARY, 'i'));
    expect(printed).not.toContain('0170');
    const refs = new Set(stored.map(({ metadata }) => metadata.actor.subjectRef));
    expect(refs.size).toBe(2);
    for (const ref of refs) expect(printed).not.toContain(ref);
  });

  it('names a request as its answer and its events do: with the id that came, or one that was made', () => {
    expect(answered).toEqual(requests().map(({ correlationId }) => correlationId));
    expect(answered[0]).toBe(GIVEN);
    expect(new Set(answered).size).toBe(answered.length);
    expect(stored.map(({ type, metadata }) => [type, metadata.correlationId])).toEqual([
      ['KommuneRegistered', answered[0]],
      ['ProjectShared', answered[1]],
    ]);
  });

  it('is counted in the metrics in the same words', () => {
    expect(metrics).not.toMatch(new RegExp(CANARY, 'i'));
    for (const line of [
      'lichterkette_commands_total{command="register-kommune",outcome="appended"} 1',
      'lichterkette_commands_total{command="share-project",outcome="appended"} 1',
      'lichterkette_commands_total{command="share-project",outcome="refused"} 2',
      'lichterkette_http_request_duration_seconds_count{method="POST",route="/v1/kommunen/:id/share-project",status="201"} 1',
      'lichterkette_events_applied 2',
      'lichterkette_projection_lag_seconds 0',
      'lichterkette_ready 1',
      'lichterkette_mirror_ok 1',
    ])
      expect(metrics.split('\n')).toContain(line);
  });
});

describe('a log that cannot be written', () => {
  it('leaves lines out, and says how many once it can', () => {
    let [full, text] = [false, ''];
    const output = logOutput((bytes) => {
      if (full) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      // As the system may: not all at once.
      const some = bytes.subarray(0, 7);
      text += some.toString('latin1');
      return some.length;
    });
    const line = (msg: string) => output.write(`${JSON.stringify({ msg })}\n`);
    line('first');
    full = true;
    for (let count = 0; count < 1000; count += 1) line('lost');
    full = false;
    line('last\u202e\u009b2K');
    const lines = text
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as Line);
    expect(lines.map(({ msg, count }) => [msg, count])).toEqual([
      ['first', undefined],
      ['log lines could not be written', 1000],
      ['last\u202e\u009b2K', undefined],
    ]);
    expect(text).not.toMatch(/[\p{Cf}\u009b]/u);
  });

  it('does not keep a hub from serving, nor from ending', async () => {
    const [full, port] = [openSync('/dev/full', 'w'), await freePort()];
    const env = {
      PORT: String(port),
      LICHTERKETTE_DATA: emptyDirectory(),
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_LOG_LEVEL: 'info',
    };
    const hub = start(['src/main.ts'], { env, stdout: full });
    closeSync(full);
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`)
        .then(({ status }) => status)
        .catch(() => undefined);
    await expect.poll(ready, { timeout: 60_000 }).toBe(200);
    for (let count = 0; count < 20; count += 1) expect(await ready()).toBe(200);
    hub.child.kill('SIGTERM');
    expect(await hub.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

it('an error of ours is logged by its name and place, without its message', () => {
  const logged: unknown[] = [];
  const log = { error: (...line: unknown[]) => logged.push(line) };
  const response = { locals: { correlationId: GIVEN }, headersSent: true, destroy: () => undefined };
  const handler = problemHandler(log as never, () => '');
  handler(
    new SyntaxError(`Unexpected token in "${CANARY}\n    at ${CANARY} 1"`),
    {} as never,
    response as never,
    () => undefined,
  );
  const [[line]] = logged as [[{ error: string; at: string[]; correlationId: string }]];
  expect(line).toMatchObject({ error: 'SyntaxError', correlationId: GIVEN });
  expect(line.at.join()).toContain('logs.test.ts');
  expect(JSON.stringify(logged)).not.toContain(CANARY);
});
