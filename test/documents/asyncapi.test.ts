import { DiagnosticSeverity, Parser } from '@asyncapi/parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { NAMELESS_SOURCE } from '../../contracts/fields/kinds/solution.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { complaints, type Schemas, schemasOf } from './schemas.ts';

type Json = Record<string, unknown>;

let on: Stage;
let document: Json;
let schemas: Schemas;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
  document = await on.json('/asyncapi.json');
  schemas = schemasOf(document);
});

afterAll(() => on.hub.close());

const faultsOf = async (checked: object): Promise<string[]> =>
  (await new Parser().validate(JSON.stringify(checked)))
    .filter(({ severity }) => severity <= DiagnosticSeverity.Warning)
    .map(({ message, path }) => `${path.join('/')}: ${message}`);

describe('what is really told is as the document says', () => {
  it('the whole history of the demo, and every control', async () => {
    const first = String(((await on.json('/v1/feed?limit=200')).items as Json[]).at(-1)?.position);
    const sent = [
      { type: 'subscribe', id: 'all', channel: 'feed', after: first },
      { type: 'subscribe', id: 'foreign', channel: 'feed', after: '0000000000000001-00000000' },
      {
        type: 'subscribe',
        id: 'nothing',
        channel: 'kommune:00000000-0000-4000-8000-000000000000',
        after: null,
      },
      { type: 'unsubscribe', id: 'foreign' },
      { type: 'ping' },
    ];
    for (const one of sent) expect(message('client')(one)).toBe(true);
    const said = await told(sent, ({ type, id }) => type === 'caught-up' && id === 'all');
    const pushes = said.filter((one) => 'specversion' in one);
    for (const one of said) {
      const fits = message(nameOf(one));
      expect(fits(one), `${JSON.stringify(one)}\n${complaints(fits)}`).toBe(true);
    }
    expect(pushes).toHaveLength(199);
    const controls = said.filter((one) => !('specversion' in one)).map(({ type }) => type);
    expect([...new Set(controls)].sort()).toEqual(['caught-up', 'error', 'pong', 'reset', 'subscribed']);
    const [push = {}] = pushes;
    for (const wrong of [
      { ...push, specversion: '0.3' },
      { ...push, sequence: 1 },
      { ...push, data: undefined },
      { ...push, type: `${PREFIX}KommuneJoinedAnew` },
      { ...push, data: { ...(push.data as Json), geheim: 1 } },
      { ...push, data: { ...(push.data as Json), actor: undefined } },
    ])
      expect(message(nameOf(push))(JSON.parse(JSON.stringify(wrong)))).toBe(false);
    const fits = (of: string, data: Json) => {
      const told = pushes.find((one) => nameOf(one) === of);
      return message(of)({ ...told, data: { ...(told?.data as Json), ...data } });
    };
    expect(fits('BestPracticeAdopted', { sources: [NAMELESS_SOURCE] })).toBe(true);
    expect(fits('BestPracticeAdopted', { sources: [{ ...NAMELESS_SOURCE, version: 2 }] })).toBe(false);
    expect(fits('LotseAssigned', {})).toBe(true);
    expect(fits('LotseAssigned', { lotseId: '7d9e7b0a-9f6c-4c43-8f51-0e6a2d3c4b5a' })).toBe(false);
  });
});

// Last, since the parser stops the loop for longer than the hub keeps a connection that is not used.
describe('the AsyncAPI document', () => {
  it('is AsyncAPI 3.0, as the standard’s own parser says, without a warning', async () => {
    expect(document.asyncapi).toBe('3.0.0');
    expect(await faultsOf(document)).toEqual([]);
  });

  it('would be refused with a fault in it', async () => {
    const { info: _, ...withoutInfo } = document;
    const operations = document.operations as Record<string, Json>;
    const broken = [
      withoutInfo,
      { ...document, channels: { live: { address: 5 } } },
      { ...document, operations: { ...operations, follow: { ...operations.follow, action: 'listen' } } },
      { ...document, operations: { follow: { action: 'send', channel: { $ref: '#/channels/dead' } } } },
    ];
    for (const planted of broken) expect(await faultsOf(planted)).not.toEqual([]);
  });

  it('names every event that can be pushed', () => {
    const names = ((document.info as Json).tags as { name: string }[]).map(({ name }) => name);
    const fed = [...EVENTS.values()].filter(({ feed }) => feed);
    expect(names).toEqual(fed.map(({ name }) => `de.lichterkette.${name}`));
  });
});

const PREFIX = 'de.lichterkette.';

/** The document's name for what was told. */
const nameOf = ({ specversion, type }: Json) =>
  specversion === undefined ? 'control' : String(type).replace(PREFIX, '');

const message = (name: string) => schemas.at(`/channels/live/messages/${name}/payload`);

/** What the hub says to these messages, until it has said `last` or 10 s have passed. */
const told = (sent: readonly object[], last: (said: Json) => boolean): Promise<Json[]> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${on.hub.url.replace('http', 'ws')}/v1/live`);
    const all: Json[] = [];
    const end = () => {
      clearTimeout(timer);
      socket.close();
      resolve(all);
    };
    const timer = setTimeout(end, 10_000);
    socket.on('error', reject);
    socket.on('open', () => {
      for (const one of sent) socket.send(JSON.stringify(one));
    });
    socket.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString()) as Json;
      all.push(said);
      if (last(said)) end();
    });
  });
