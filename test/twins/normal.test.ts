import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../faults/harness/random.ts';
import type { Reply } from './act.ts';
import { World } from './grow.ts';
import { type WorldHub, worldHub } from './hub.ts';
import { difference, Normal, type Placed } from './normal.ts';
import { Found, Report } from './report.ts';

let hub: WorldHub;
let placed: readonly Placed[];
/** An answer of every kind, as it came. */
const replies = new Map<string, Reply>();

const ADDRESSES = {
  'a list': '/v1/solutions?limit=2',
  'what is new': '/v1/feed?limit=200',
  'news for readers of feeds': '/v1/feed.atom',
  'a page': '/loesungen',
  'a document': '/openapi.json',
  'what is unknown': '/v1/solutions/11111111-1111-4111-8111-111111111111',
  'a page that is unknown': '/loesungen/11111111-1111-4111-8111-111111111111',
  'a wrong question': '/v1/solutions?limit=0',
};

beforeAll(async () => {
  hub = await worldHub();
  const world = new World(hub, randomFrom(7));
  await world.settle();
  await world.tell();
  for (const [kind, path] of Object.entries(ADDRESSES))
    replies.set(
      kind,
      await hub.ask(path, undefined, { accept: path.startsWith('/v1') ? '*/*' : 'text/html' }),
    );
  const [first] = world.ledger.acts;
  if (first === undefined) throw new Error('nothing was accepted');
  const { act } = first;
  const refused = {
    ...act,
    name: 'share-project',
    target: first.stream,
    actor: undefined,
    body: {},
    at: world.now,
  };
  replies.set('a refusal', (await hub.send({ ...refused, key: 'a-refusal-of-this-test' })).reply);
  replies.set('what a command was answered', first.reply);
  placed = (await hub.events()).map(({ position }, index) => ({ position, label: `${index}`, told: true }));
});

afterAll(() => hub.close());

const normalised = (reply: Reply) => new Normal(hub.url, placed).reply(reply);

const found = (a: Reply, b: Reply) => difference(normalised(a), normalised(b));

const CURSOR = /("next":"|cursor=)[\w.%~-]+/g;

/** The places of a text where every letter counts: a cursor counts by its length alone. */
const placesIn = (text: string): number[] => {
  const within = [...text.matchAll(CURSOR)].map(({ index, 0: all }) => [index, index + all.length] as const);
  return Array.from(text, (_, at) => at).filter((at) => within.every(([from, to]) => at < from || at >= to));
};

const other = (letter: string | undefined) => (letter === '7' ? '8' : '7');

describe.each([...Object.keys(ADDRESSES), 'a refusal', 'what a command was answered'])('in %s', (kind) => {
  const reply = () => replies.get(kind) as Reply;

  it('nothing differs from itself', () => {
    expect(reply().text.length).toBeGreaterThan(50);
    expect(found(reply(), reply())).toBeUndefined();
  });

  it('a letter that is another one, one more or one less is found', () => {
    const random = randomFrom(11);
    const { text } = reply();
    const places = placesIn(text);
    for (let count = 0; count < 60; count += 1) {
      const at = random.pick(places);
      const [before, after] = [text.slice(0, at), text.slice(at + 1)];
      for (const changed of [before + other(text[at]) + after, before + after, `${before} ${text.slice(at)}`])
        expect(found(reply(), { ...reply(), text: changed }), changed.slice(at - 30, at + 30)).toBeDefined();
    }
  });

  it('another status, and a header that is another one or missing is found', () => {
    expect(found(reply(), { ...reply(), status: reply().status + 1 })).toContain('status');
    const { headers } = reply();
    for (const name of Object.keys(headers).filter((one) => one !== 'date' && one !== 'x-correlation-id')) {
      const { [name]: value, ...others } = headers;
      expect(found(reply(), { ...reply(), headers: others }), name).toContain(name);
      expect(found(reply(), { ...reply(), headers: { ...others, [name]: `${value}7` } }), name).toContain(
        name,
      );
    }
  });
});

describe('places and cursors', () => {
  const json = (body: object): Reply => ({ status: 200, headers: {}, text: JSON.stringify(body) });
  const at = (index: number) => placed[index]?.position ?? '';

  it('are the same where they stand for the same, in a log of their own', () => {
    const theirs = placed.map((one, index) => ({
      ...one,
      position: `${String(index + 9).padStart(16, '0')}-0000beef`,
    }));
    const there = new Normal(hub.url, theirs).reply(json({ position: theirs[3]?.position }));
    expect(difference(normalised(json({ position: at(3) })), there)).toBeUndefined();
    expect(difference(normalised(json({ position: at(4) })), there)).toBeDefined();
  });

  it('of what the viewer may not know stand for what he knows before it', () => {
    const hidden = new Normal(
      hub.url,
      placed.map((one, index) => ({ ...one, told: index !== 4 })),
    );
    expect(hidden.text(at(4))).toBe(hidden.text(at(3)));
    expect(hidden.text(at(5))).not.toBe(hidden.text(at(4)));
  });

  it('are found where a cursor is longer, missing or readable', () => {
    const sealed = json({ next: 'AAECAwQFBgcICQoLDA0ODw' });
    expect(found(sealed, json({ next: 'DA0ODwAECAwQFBgcICQoLA' }))).toBeUndefined();
    expect(found(sealed, json({ next: 'AAECAwQFBgcICQoLDA0ODwA' }))).toBeDefined();
    expect(found(sealed, json({}))).toBeDefined();
    const clear = (text: string) => json({ next: Buffer.from(text).toString('base64url') });
    expect(found(clear('["1","a"]'), clear('["2","a"]'))).toBeDefined();
  });
});

it('a report counts what it compared, and ends with the first difference where that is asked', () => {
  const [one, two] = [200, 404].map((status) => normalised({ status, headers: {}, text: 'abc' }));
  if (one === undefined || two === undefined) throw new Error('no answers');
  const report = new Report();
  report.compare('the same', one, one);
  report.compare('another', one, two);
  expect(report).toMatchObject({ answers: 2, bytes: 12, differences: [expect.stringContaining('another')] });
  expect(() => new Report(true).compare('another', one, two)).toThrow(Found);
});
