import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

let on: Stage;
let ids: { owner: string; member: string; other: string; verbund: string };

beforeAll(async () => {
  on = await stage();
  const [owner, member, other] = [
    await on.kommune('Gemeinde Eigen'),
    await on.kommune('Gemeinde Nachbar'),
    await on.kommune('Gemeinde Fern'),
  ];
  const verbund = await on.verbund('Zusammenarbeit Aue');
  ids = { owner, member, other, verbund };
  for (const id of [owner, member]) await on.join(id, verbund);
  for (const title of [
    'Fusionsklan',
    'Fusionsklan und Karte',
    'Karte der Radwege',
    'Radwege',
    'Haushaltsbefragung',
  ])
    await on.share(other, { title, summary: 'Worum es geht' });
});

afterAll(() => on.hub.close());

const QUESTIONS = [
  '/v1/solutions?q=fusionsplan',
  '/v1/solutions?q=fusionsplan&limit=1',
  '/v1/solutions?q=fusion&limit=1',
  '/v1/solutions?q=karte&limit=1',
  '/v1/solutions?q=radwege%20karte',
  '/v1/solutions?q=haushaltsbefragung',
  '/v1/solutions?limit=2',
  '/v1/solutions?sort=titel&limit=2',
  '/v1/solutions?q=zwergpapagei',
  '/v1/solutions?q=zwergpapagein',
  '/v1/solutions?q=freiwilligenbahn&weit=ja',
  '/v1/solutions?q=eigen%20karte&weit=ja',
  '/loesungen?q=fusionsplan',
];

/** What the viewer reads, byte by byte but for the log's position, which every entry moves, and links that hold it. */
const read = async (actor?: string) => {
  const texts = await Promise.all(
    QUESTIONS.map((path) => on.text(path, actor, path.startsWith('/v1') ? '*/*' : 'text/html')),
  );
  return texts.map((text) => text.replaceAll(/\d{16}-[0-9a-f]{8}/g, 'position'));
};

describe('the search', () => {
  it.each(['kommune', 'verbund'])(
    'says nothing of words that stand in entries for the %s only',
    async (sichtbarkeit) => {
      const [before, outside] = [await read(), await read(on.actor('kommune', ids.other))];
      for (const title of [
        'Fusionsplan der Gemeinde',
        'Fusionsplan',
        'Karte',
        'Radwege und Karte',
        'Haushaltsbefragungen',
      ])
        await on.share(ids.owner, {
          title,
          summary: 'Fusionsplan Karte Radwege Haushaltsbefragung',
          sichtbarkeit,
        });
      expect(JSON.parse(before[0] ?? '')).toMatchObject({ total: 2 });
      expect(await read()).toEqual(before);
      expect(await read(on.actor('kommune', ids.other))).toEqual(outside);
    },
  );

  it.each(['kommune', 'verbund'])(
    'says nothing of words that stand in adoptions for the %s only, and finds them for those who see them',
    async (sichtbarkeit) => {
      const shared = await on.share(ids.other, {
        title: `Freiwilligenplan ${sichtbarkeit}`,
        summary: 'Worum es geht',
      });
      const [before, outside] = [await read(), await read(on.actor('kommune', ids.other))];
      await on.done(`/v1/kommunen/${ids.owner}/adopt-best-practice`, {
        sources: [{ solutionId: shared }],
        relation: 'angepasst',
        adoptedOn: '2025-01-01',
        status: 'im-betrieb',
        changes: [{ what: 'Zwergpapageien gehen vor', why: 'Freiwilligenbahn' }],
        sichtbarkeit,
      });
      expect(await read()).toEqual(before);
      expect(await read(on.actor('kommune', ids.other))).toEqual(outside);
      const found = async (id: string) =>
        (await on.json('/v1/solutions?q=zwergpapagei', on.actor('kommune', id))).items as {
          solutionId: string;
          why: string[];
        }[];
      const hit = {
        solutionId: shared,
        why: ['passt zu „zwergpapagei“ in einer Umsetzung (Gemeinde Eigen)'],
      };
      expect(await found(ids.owner)).toContainEqual(expect.objectContaining(hit));
      const member = await found(ids.member);
      if (sichtbarkeit === 'verbund') expect(member).toContainEqual(expect.objectContaining(hit));
      else expect(member).toEqual([]);
    },
  );

  it('mends no typing error of who sees the word, and that of everybody else', async () => {
    const total = async (actor?: string) =>
      (await on.json('/v1/solutions?q=fusionsplan&weit=ja', actor)).total;
    expect(await total()).toBe(2);
    expect(await total(on.actor('kommune', ids.other))).toBe(2);
    // Each was shared twice by now, once for the Kommune and once for the Verbund; all hold the word.
    expect(await total(on.actor('kommune', ids.owner))).toBe(10);
    expect(await total(on.actor('kommune', ids.member))).toBe(5);
    expect(await total(on.actor('verbund', ids.verbund))).toBe(5);
  });

  it('knows the words of an entry from the moment on at which it is for everybody', async () => {
    const solutionId = await on.share(ids.owner, { title: 'Zwergpapageienliste', sichtbarkeit: 'kommune' });
    const total = async () => (await on.json('/v1/solutions?q=zwergpapageienlisten')).total;
    expect(await total()).toBe(0);
    await on.done(`/v1/kommunen/${ids.owner}/revise-project`, {
      solutionId,
      sichtbarkeit: 'oeffentlich',
      note: 'n',
    });
    expect(await total()).toBe(1);
  });
});
