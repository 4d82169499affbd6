import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../journey/addresses.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';

// Rule 9: what was not pursued is the Verbund's alone until it is released. Nothing that is still told may tell of it.

let on: Stage;
let [origin, adopter, member, stranger, verbundId] = ['', '', '', '', ''];
let [solutionId, adoptionId, variant, next] = ['', '', '', ''];
let beginning = '';

const OUTCOME = {
  indicator: 'Liegezeit',
  unit: 'Tage',
  before: 9,
  after: 4,
  period: '2025',
  method: 'gemessen',
};

beforeAll(async () => {
  on = await stage();
  [origin, adopter] = [await on.kommune('Gemeinde Ursprung'), await on.kommune('Gemeinde Nachnutz')];
  [member, stranger] = [await on.kommune('Gemeinde Mitglied'), await on.kommune('Gemeinde Fremd')];
  verbundId = await on.verbund('Zusammenarbeit Rückblick');
  for (const id of [adopter, member]) await on.join(id, verbundId);
  solutionId = await on.share(origin, { title: 'Aktenplan' });
  beginning = on.hub.runner.position;
  const plan = await on.done(`/v1/kommunen/${adopter}/plan-adoption`, { sources: [{ solutionId }] });
  adoptionId = plan.adoptionId ?? '';
  variant = (await on.adopt(adopter, solutionId, { adoptionId })).solutionId ?? '';
  next = (await on.adopt(stranger, variant)).adoptionId ?? '';
  await on.done(`/v1/kommunen/${adopter}/report-outcome`, { adoptionId, ...OUTCOME });
  await on.done(`/v1/kommunen/${adopter}/reconfirm-usage`, { adoptionId, on: '2026-01-01' });
});

afterAll(() => on.hub.close());

const everywhere = () => [
  ...addresses({ solution: [solutionId], kommune: [origin, adopter, stranger], verbund: [verbundId] }),
  `/v1/feed?limit=200&after=${beginning}`,
];

/** Where somebody can still read of the adoption: its id, its variant's, or what was measured. */
const traces = async (actor?: string): Promise<string[]> => {
  const found = [];
  for (const path of everywhere()) {
    const text = await on.text(path, actor);
    if ([adoptionId, variant, OUTCOME.indicator].some((trace) => text.includes(trace))) found.push(path);
  }
  return found;
};

/** The same of the moment before it was given up, whoever looks back to it. */
const tracesThen = async (stand: string, actor?: string): Promise<string[]> => {
  const found = [];
  for (const path of everywhere().filter((one) => one.startsWith('/v1') && !one.includes('/feed'))) {
    const text = await on.text(`${path}${path.includes('?') ? '&' : '?'}stand=${stand}`, actor);
    if ([adoptionId, variant, OUTCOME.indicator].some((trace) => text.includes(trace))) found.push(path);
  }
  return found;
};

/** What history tells on a channel, and how many entries the feed says that there are. */
const told = async (actor?: string) => {
  const live = await talk(on.hub.url, { actor });
  const channels = ['feed', `kommune:${adopter}`, `solution:${solutionId}`, `verbund:${verbundId}`];
  for (const channel of channels) await live.follow(channel, beginning);
  live.socket.close();
  const totals = [];
  for (const channel of channels) {
    const { items, total } = (await on.json(`/v1/feed?limit=200&channel=${channel}`, actor)) as {
      items: object[];
      total: number;
    };
    expect(items).toHaveLength(total);
    totals.push(total);
  }
  const sources = live
    .pushes('feed')
    .filter(({ data }) => data.adoptionId === next)
    .flatMap(({ data }) => data.sources as { solutionId: string | null }[]);
  return {
    types: live.pushes('feed').map(({ type }) => type.replace('de.lichterkette.', '')),
    own: live.pushes().filter(({ data }) => data.adoptionId === adoptionId).length,
    source: sources.map((source) => source.solutionId),
    totals,
  };
};

const PUBLIC_BEFORE = [
  'AdoptionPlanned',
  'BestPracticeAdopted',
  'BestPracticeAdopted',
  'OutcomeReported',
  'UsageReconfirmed',
];

describe('an adoption that was told to all and then given up', () => {
  let before: Awaited<ReturnType<typeof told>>;
  let stand = '';

  it('is told to all before', async () => {
    before = await told();
    expect(before).toMatchObject({ types: PUBLIC_BEFORE, source: [variant] });
    expect((await traces()).length).toBeGreaterThan(8);
    stand = on.hub.runner.position;
    // Answers of that moment are kept ready, and have been given before.
    expect((await tracesThen(stand)).length).toBeGreaterThan(2);
  });

  it('then leaves no trace to those who are not of the Verbund: no page, no count, no history', async () => {
    const now = await talk(on.hub.url);
    await now.follow('feed');
    await on.done(`/v1/kommunen/${adopter}/abandon-adoption`, {
      adoptionId,
      on: '2026-02-01',
      reason: 'technik',
    });
    await now.follow('feed', null, 'settled');
    expect(now.pushes()).toEqual([]);
    now.socket.close();
    for (const actor of [undefined, on.actor('kommune', stranger), on.actor('kommune', origin)]) {
      expect(await traces(actor)).toEqual([]);
      const { types, own, source } = await told(actor);
      expect({ types, own, source }).toEqual({ types: ['BestPracticeAdopted'], own: 0, source: [null] });
    }
  });

  it('leaves no trace in answers about the time before either, but for the Kommune and the members', async () => {
    for (const actor of [undefined, on.actor('kommune', stranger), on.actor('kommune', origin)])
      expect(await tracesThen(stand, actor)).toEqual([]);
    for (const actor of [on.actor('kommune', adopter), on.actor('kommune', member)])
      expect((await tracesThen(stand, actor)).length).toBeGreaterThan(2);
  });

  it('is still told in whole to the Kommune and the members', async () => {
    for (const actor of [on.actor('kommune', adopter), on.actor('kommune', member)]) {
      const { types, source } = await told(actor);
      expect(types).toEqual([...PUBLIC_BEFORE, 'AdoptionAbandoned']);
      expect(source).toEqual([variant]);
    }
  });

  it('is told to all again once it is released, but for what was told to the Verbund alone', async () => {
    await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
    const after = await told();
    expect(after.types).toEqual([...PUBLIC_BEFORE, 'ResultReleased']);
    expect(after.source).toEqual([variant]);
    expect(after.totals).toEqual(before.totals.map((total) => total + 1));
    expect((await tracesThen(stand)).length).toBeGreaterThan(2);
  });
});

it('a plan that was told to all is told no more once it begins for fewer', async () => {
  const plan = await on.done(`/v1/kommunen/${member}/plan-adoption`, { sources: [{ solutionId }] });
  const tells = async () => (await on.text('/v1/feed?limit=200')).includes(plan.adoptionId ?? '');
  expect(await tells()).toBe(true);
  await on.adopt(member, solutionId, { adoptionId: plan.adoptionId, sichtbarkeit: 'kommune' });
  expect(await tells()).toBe(false);
});
