import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../contracts/problems.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { VIEWS } from '../../../contracts/views/all.ts';
import type { Health } from '../../../src/http/health.ts';
import { onlyWhenKeepingUp } from '../../../src/http/overload.ts';
import { answerKeeping } from '../../../src/http/sent-form.ts';
import { errorPage } from '../../../src/web/error-page.ts';
import { type World, world } from '../../http/world.ts';
import { emptyDirectory } from '../../project/demo-log.ts';
import { formAt, postPairs } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

let on: World;
let actor: string;
const directory = emptyDirectory();
/** By how much the clock is ahead. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);

beforeAll(async () => {
  on = await world({ LICHTERKETTE_DATA: directory }, { now });
  actor = on.actor('kommune', on.kommuneId);
});
afterAll(() => on.hub.close());

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const listening = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const HEALTH = { ready: true, unknown: 0, failures: [], writable: true } as never as Health;
const page = errorPage(false, () => HEALTH);

const read = async (path: string) =>
  (
    await fetch(on.hub.url + path, { headers: { Accept: 'text/html', Cookie: `X-Demo-Actor=${actor}` } })
  ).text();

const TYPED: [string, string][] = [
  ['satz', 'Zeile eins\r\nZeile "zwei" & <b>'],
  ['_schluessel', '11111111-2222-4333-8444-555555555555'],
];

describe('a form that cannot be taken just now', () => {
  it('comes back with all that was typed, to be sent again', async () => {
    for (const code of ['not-ready', 'writes-unavailable', 'too-many-requests', 'internal'] as const) {
      const url = await listening((request, response) =>
        answerKeeping(request, response, new Problem(code, { detail: 'Gerade nicht.' }), page),
      );
      const answer = await postPairs(`${url}/eintragen/state-need?kommune=x`, TYPED);
      expect(answer.status).toBeGreaterThanOrEqual(429);
      expect([...valuesIn(answer.text)]).toEqual(expect.arrayContaining(TYPED));
      expect(answer.text).toContain('action="/eintragen/state-need?kommune=x"');
      expect(answer.text).toContain('Noch einmal abschicken');
      expect(unescaped(answer.text)).toContain('Gerade nicht.');
    }
  });

  it('is given back where the hub is late, and a program is refused at once', async () => {
    const late = onlyWhenKeepingUp(
      () => 501,
      500,
      (_request, response) => response.end('ok'),
      (problem, request, response) => answerKeeping(request, response, problem, page),
    );
    const url = await listening(late);
    const answer = await postPairs(url, TYPED);
    expect([answer.status, valuesIn(answer.text).get('satz')]).toEqual([503, TYPED[0]?.[1]]);
    const program = await postPairs(url, TYPED, { headers: { Accept: '*/*' } });
    expect([program.status, program.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('is never given back where it came from elsewhere, or cannot be taken at all', async () => {
    const foreign = await postPairs(on.hub.url + formAt('state-need'), TYPED, {
      actor,
      headers: { Origin: 'https://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
    expect(foreign.text).not.toContain('Zeile');
    const url = await listening((request, response) =>
      answerKeeping(request, response, new Problem('forbidden', { detail: 'Nein.' }), page),
    );
    expect((await postPairs(url, TYPED)).text).not.toContain('Zeile');
  });
});

describe('a form that is too large', () => {
  it('is shown again as long as it can be, and says what to do where it cannot', async () => {
    const long = 'Wort ä '.repeat(15_000);
    const shown = await postPairs(on.hub.url + formAt('state-need'), [['satz', long]], { actor });
    expect(shown.status).toBe(413);
    expect(valuesIn(shown.text).get('satz')).toBe(long);
    const more = await postPairs(on.hub.url + formAt('state-need'), [['satz', 'ä'.repeat(400_000)]], {
      actor,
    });
    expect(more.status).toBe(413);
    expect(more.text).toContain('„Zurück“');
    const many = Array.from({ length: 5001 }, (_, row): [string, string] => [`changes.${row}.what`, 'x']);
    expect((await postPairs(on.hub.url + formAt('record-adaptation'), many, { actor })).status).toBe(413);
  });
});

it('a file that is sent to a form is refused in words, and nothing is entered', async () => {
  const before = await on.state();
  const body = new FormData();
  body.set('satz', 'Mit Anhang');
  body.set('datei', new Blob(['x'.repeat(1000)]), 'liste.xlsx');
  const answer = await fetch(on.hub.url + formAt('state-need'), {
    method: 'POST',
    body,
    headers: { Accept: 'text/html', Cookie: `X-Demo-Actor=${actor}` },
  });
  expect(answer.status).toBe(415);
  const text = await answer.text();
  expect(text).toContain('Dateien nimmt dieses Formular nicht an');
  expect(text).not.toContain('Content-Type');
  expect(await on.state()).toEqual(before);
});

describe('a form that was left open', () => {
  it('for an hour, and over a restart, is entered once', async () => {
    const values = valuesIn(await read(formAt('state-need')));
    values.set('satz', 'Lange offen gelassen');
    ahead = 60 * 60 * 1000;
    await on.hub.close();
    on = { ...(await world({ LICHTERKETTE_DATA: directory }, { now })), kommuneId: on.kommuneId };
    const sent = await postPairs(on.hub.url + formAt('state-need', `kommune-${on.kommuneId}`), [...values], {
      actor,
    });
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
  });
});

describe('what can be chosen among many', () => {
  it('is found by its words wherever it stands, and what was typed stays', async () => {
    for (let number = 0; number < 210; number += 1)
      await on.verbund(`Zweckverband Nummer ${String(number).padStart(3, '0')}`);
    await on.verbund('Zweckverband Zzz am Ende');
    const address = on.hub.url + formAt('declare-interest');
    const found = await postPairs(
      address,
      [
        ['_suche.verbundId', 'zzz AM'],
        ['_los.verbundId', '1'],
        ['on.jahr', '2026'],
      ],
      { actor },
    );
    expect(found.status).toBe(200);
    expect(unescaped(found.text)).toContain('Zweckverband Zzz am Ende');
    expect(found.text).not.toContain('Nummer 001');
    const many = await postPairs(
      address,
      [
        ['_suche.verbundId', 'nummer'],
        ['_los.verbundId', '1'],
      ],
      { actor },
    );
    expect(many.text).toContain('Es passt noch mehr');
    expect(pointedTo(many.text)).toEqual([]);
  }, 120_000);

  it('can be searched for in every list that things are chosen from', () => {
    for (const { address, name } of KINDS) {
      const list = VIEWS.find(
        ({ path }) => address !== undefined && path === address.replace(/^\/v1(.*)\/$/, '$1'),
      );
      const asked = (list?.params ?? { shape: {} }) as never as { shape: object };
      if (address !== undefined) expect(Object.keys(asked.shape), name).toContain('q');
    }
  });
});
