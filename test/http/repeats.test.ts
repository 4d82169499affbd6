import { afterEach, describe, expect, it } from 'vitest';
import { EVENTS, OFFERED } from '../../contracts/subjects.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { problemIn, type Received, send } from './send.ts';
import { UNKNOWN, type World, world } from './world.ts';

const KEY = 'b5c1b1f0-2c44-4b58-9d54-0b6a3f0b7c55';

let on: World;

afterEach(() => on.hub.close());

const command = (
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Received> =>
  send(on.hub.url, {
    method: 'POST',
    path,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': KEY, ...headers },
    body: JSON.stringify(body),
  });

const seen = ({ status, headers, text }: Received) => ({
  status,
  location: headers.location,
  body: JSON.parse(text) as Record<string, unknown>,
});

describe('rule 12: a repeated command', () => {
  it('gets the same answer, equal as JSON, also after a restart and after the stream went on', async () => {
    const directory = emptyDirectory();
    on = await world({ LICHTERKETTE_DATA: directory });
    const share = { title: 'Einmal', summary: 's', gestaltungsfelder: ['x'], innovationStatus: 'idee' };
    const adopt = {
      sources: [{ solutionId: on.names.foreign2 }],
      relation: 'angepasst',
      adoptedOn: '2025-01-01',
      status: 'im-betrieb',
      changes: [{ what: 'Anderes Formular' }],
    };
    const all: [string, object][] = [
      ['/v1/kommunen', { name: 'Gemeinde Neu', kind: 'gemeinde', land: 'Hessen', ags: '06999999' }],
      ['/v1/verbuende', { name: 'Zusammenarbeit Neu', kind: 'zusammenarbeit' }],
      [`/v1/kommunen/${on.kommuneId}/share-project`, share],
      [`/v1/kommunen/${on.otherId}/share-project`, share],
    ];
    const first = [];
    for (const [path, body] of all) first.push(seen(await command(path, body)));
    const adopted = `/v1/kommunen/${on.kommuneId}/adopt-best-practice`;
    const other = { 'Idempotency-Key': UNKNOWN };
    first.push(seen(await command(adopted, adopt, other)));
    expect(first.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(first[2]?.body.solutionId).not.toBe(first[3]?.body.solutionId);
    await on.share(on.kommuneId, { title: 'Danach' });

    const again = async () => {
      const repeated = [];
      for (const [path, body] of all) repeated.push(seen(await command(path, body)));
      repeated.push(seen(await command(adopted, adopt, other)));
      return repeated;
    };
    const before = await on.state();
    expect(await again()).toEqual(first);
    expect(await on.state()).toEqual(before);
    await on.hub.close();
    on = { ...(await world({ LICHTERKETTE_DATA: directory })), names: on.names };
    const reopened = await on.state();
    expect(await again()).toEqual(first);
    expect(await on.state()).toEqual(reopened);
  });

  it('gets its first answer whatever If-Match it brings by now, in whatever order its fields stand', async () => {
    on = await world();
    const path = `/v1/kommunen/${on.kommuneId}/change-kommune-profile`;
    const { revision } = await on.json(`/v1/kommunen/${on.kommuneId}`, on.actor('kommune', on.kommuneId));
    const tag = { 'If-Match': `"r${String(revision)}"` };
    const first = seen(await command(path, { population: 7500, validFrom: '2025-01-01' }, tag));
    expect(first.status).toBe(201);
    expect(seen(await command(path, { validFrom: '2025-01-01', population: 7500 }, tag))).toEqual(first);
    const upper = { 'Idempotency-Key': KEY.toUpperCase(), ...tag };
    expect(seen(await command(path, { validFrom: '2025-01-01', population: 7500 }, upper))).toEqual(first);
    const fresh = await command(
      path,
      { population: 1, validFrom: '2025-01-01' },
      { ...tag, 'Idempotency-Key': UNKNOWN },
    );
    expect(problemIn(fresh)).toMatchObject({ status: 412, code: 'stale-revision' });
  });

  it('with other content, or as another command, is refused and changes nothing', async () => {
    on = await world();
    const at = (name: string) => `/v1/kommunen/${on.kommuneId}/${name}`;
    expect(
      (await command(at('change-kommune-profile'), { population: 1, validFrom: '2025-01-01' })).status,
    ).toBe(201);
    const before = await on.state();
    for (const [name, body] of [
      ['change-kommune-profile', { population: 2, validFrom: '2025-01-01' }],
      ['change-kommune-profile', { population: 1, areaKm2: 1, validFrom: '2025-01-01' }],
      ['withdraw-project', { solutionId: on.names.own, reason: 'x' }],
    ] as const)
      expect(problemIn(await command(at(name), body)), name).toMatchObject({
        status: 422,
        code: 'key-reused',
      });
    expect(await on.state()).toEqual(before);
  });

  it('that was refused or changed nothing is decided anew', async () => {
    on = await world();
    const path = `/v1/kommunen/${on.kommuneId}/adopt-best-practice`;
    const body = (solutionId = '') => ({
      sources: [{ solutionId }],
      relation: 'unveraendert',
      adoptedOn: on.names.today,
      status: 'im-betrieb',
    });
    expect((await command(path, body(on.names.withdrawn))).status).toBe(409);
    expect((await command(path, body(on.names.foreign2))).status).toBe(201);
  });
});

describe('an answer of a command', () => {
  it('carries position, revision, events, the ids that were made, and where they are', async () => {
    on = await world();
    const made = new Map(
      [...OFFERED.values()].map(({ name, events }) => [
        name,
        events.flatMap((event) => EVENTS.get(event)?.makes ?? []),
      ]),
    );
    const at = (name: string) => `/v1/kommunen/${on.kommuneId}/${name}`;
    const verbundId = await on.verbund('Zusammenarbeit Aue');
    const reference = {
      kommuneId: on.otherId,
      solution: { title: 'T', summary: 'S', gestaltungsfelder: ['x'] },
      statement: 'So steht es dort.',
      asOf: '2024-01-01',
      source: { title: 'Bericht' },
    };
    const outcome = {
      indicator: 'i',
      unit: 'Tage',
      before: null,
      after: 4,
      period: 'p',
      method: 'geschaetzt',
    };
    const sent: [string, string, object, RegExp | undefined][] = [
      ['register-kommune', '/v1/kommunen', { name: 'N', kind: 'stadt', land: 'Bremen' }, /^\/v1\/kommunen\//],
      ['found-verbund', '/v1/verbuende', { name: 'N', kind: 'kreis' }, /^\/v1\/verbuende\//],
      [
        'plan-adoption',
        at('plan-adoption'),
        { sources: [{ solutionId: on.names.foreign2 }] },
        /^\/v1\/kommunen\//,
      ],
      [
        'report-outcome',
        at('report-outcome'),
        { adoptionId: on.names.adoption, ...outcome },
        /^\/v1\/kommunen\//,
      ],
      ['record-reference', `/v1/verbuende/${verbundId}/record-reference`, reference, /^\/v1\/solutions\//],
      [
        'volunteer-lotse',
        at('volunteer-lotse'),
        { subjectRef: UNKNOWN, bereich: 'Amt' },
        /^\/v1\/kommunen\//,
      ],
      [
        'change-kommune-profile',
        at('change-kommune-profile'),
        { population: 3, validFrom: '2025-01-01' },
        undefined,
      ],
    ];
    for (const [name, path, body, location] of sent) {
      const received = await send(on.hub.url, {
        method: 'POST',
        path,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = JSON.parse(received.text) as Record<string, unknown>;
      expect(received.status, name).toBe(201);
      expect(Object.keys(answer).sort(), name).toEqual(
        ['events', 'position', 'revision', ...(made.get(name) ?? [])].sort(),
      );
      expect(answer.position, name).toBe(on.hub.runner.position);
      expect(received.headers.etag, name).toBe(`"r${String(answer.revision)}"`);
      if (location === undefined) expect(received.headers, name).not.toHaveProperty('location');
      else {
        expect(received.headers.location, name).toMatch(location);
        expect(await on.status(String(received.headers.location)), name).toBe(200);
      }
    }
  });

  it('is 200 without events where nothing changes', async () => {
    on = await world();
    const path = `/v1/kommunen/${on.kommuneId}/join-verbund`;
    const body = { verbundId: await on.verbund('Arbeitskreis'), on: '2024-01-01' };
    const first = await on.done(path, body);
    const before = await on.state();
    const { status, body: unchanged } = await on.post(path, body);
    expect({ status, events: unchanged.events, position: unchanged.position }).toEqual({
      status: 200,
      events: [],
      position: first.position,
    });
    expect(await on.state()).toEqual(before);
  });

  it.each(['share-project', 'adopt-best-practice'])('%s appends exactly one event', async (name) => {
    on = await world();
    const { events } =
      name === 'share-project'
        ? await on.done(`/v1/kommunen/${on.kommuneId}/share-project`, {
            title: 'T',
            summary: 'S',
            gestaltungsfelder: ['x'],
            innovationStatus: 'idee',
          })
        : await on.adopt(on.kommuneId, on.names.foreign2 ?? '');
    expect(events).toHaveLength(1);
  });
});
