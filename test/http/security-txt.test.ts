import { afterEach, expect, it } from 'vitest';
import { contactFindings } from '../../src/cli/doctor/contact.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { problemIn, send } from './send.ts';

let on: Stage;
afterEach(() => on.hub.close());

const PATH = '/.well-known/security.txt';
const NOON = '2026-11-25T12:00:00Z';
const CONTACT = { LICHTERKETTE_SECURITY_CONTACT: 'mailto:it@example.de, https://example.de/melden' };

const staged = async (settings: Readonly<Record<string, string>>, at = NOON) => {
  on = await stage(settings, { now: () => new Date(at) });
  return send(on.hub.url, { path: PATH });
};

it('is not there where nobody is set', async () => {
  expect(problemIn(await staged({}))).toMatchObject({ status: 404, code: 'not-found' });
});

it('names whom to tell, until 30 days from now', async () => {
  const { status, headers, text } = await staged(CONTACT);
  expect({ status, type: headers['content-type'] }).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
  });
  expect(text.split('\r\n')).toEqual([
    'Contact: mailto:it@example.de',
    'Contact: https://example.de/melden',
    'Expires: 2026-12-25T00:00:00Z',
    'Preferred-Languages: de, en',
    '',
  ]);
  const put = await send(on.hub.url, { method: 'PUT', path: PATH });
  expect({ status: put.status, allow: put.headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
});

it('says where it really stands, and until when, as settings say; never as a request says', async () => {
  on = await stage({
    ...CONTACT,
    LICHTERKETTE_SECURITY_EXPIRES: '2999-06-30',
    LICHTERKETTE_BASE_URL: 'https://hub.example',
  });
  const { text } = await send(on.hub.url, { path: PATH, headers: { Host: 'localhost:1' } });
  expect(text).toContain('Expires: 2999-06-30T00:00:00Z\r\n');
  expect(text).toContain(`Canonical: https://hub.example${PATH}\r\n`);
});

it('is shown to nobody any more when its end has come, and whoever operates the hub is told', async () => {
  const settings = {
    ...CONTACT,
    LICHTERKETTE_SECURITY_EXPIRES: '2026-11-25',
    LICHTERKETTE_BASE_URL: undefined,
  };
  const texts = (at: string) =>
    contactFindings(settings, new Date(at)).map(({ state, text }) => `${state} ${text}`);
  expect(texts('2026-11-24T12:00:00Z')).toEqual([
    `good security.txt nennt ${CONTACT.LICHTERKETTE_SECURITY_CONTACT}`,
  ]);
  expect(texts(NOON)).toEqual([expect.stringMatching(/^hint security\.txt gilt seit 2026-11-25 nicht mehr/)]);
  const { LICHTERKETTE_SECURITY_EXPIRES } = settings;
  expect((await staged({ ...CONTACT, LICHTERKETTE_SECURITY_EXPIRES }, '2026-11-24T12:00:00Z')).status).toBe(
    200,
  );
  await on.hub.close();
  expect((await staged({ ...CONTACT, LICHTERKETTE_SECURITY_EXPIRES })).status).toBe(404);
});
