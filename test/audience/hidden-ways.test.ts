import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';

let on: Stage;
/** Two that belong to one Verbund, and one that does not. */
let [owner, member, outside, verbund] = ['', '', '', ''];
let beginning = '';

beforeAll(async () => {
  on = await stage();
  beginning = on.hub.runner.position;
  owner = await on.kommune('Gemeinde Eigen');
  member = await on.kommune('Gemeinde Nachbar');
  outside = await on.kommune('Gemeinde Fern');
  verbund = await on.verbund('Zusammenarbeit Aue');
  for (const id of [owner, member]) await on.join(id, verbund);
});

afterAll(() => on.hub.close());

/** What is told on a channel, by type, the oldest first: history over a connection, the feed and its total say the same. */
const told = async (channel: string, actor?: string): Promise<string[]> => {
  const { items, total } = await on.json(`/v1/feed?limit=200&channel=${channel}`, actor);
  const types = (items as { type: string }[]).map(({ type }) => type).toReversed();
  expect(total).toBe(types.length);
  const live = await talk(on.hub.url, { actor });
  await live.follow(channel, beginning);
  live.socket.close();
  expect(live.pushes().map(({ type }) => type.replace('de.lichterkette.', ''))).toEqual(types);
  return types;
};

const recordedFrom = (adoptedFrom: string) =>
  on.done(`/v1/verbuende/${verbund}/record-reference`, {
    kommuneId: outside,
    solution: { title: 'Bericht', summary: 'Kurz', gestaltungsfelder: ['Mobilität'] },
    statement: 'Es wird genutzt.',
    asOf: '2024-01-01',
    source: { title: 'Zeitung' },
    adoptedFrom,
  });

const giveUp = (adoptionId: string) =>
  on.done(`/v1/kommunen/${owner}/abandon-adoption`, { adoptionId, reason: 'kosten', on: '2026-01-01' });

const release = (adoptionId: string) => on.done(`/v1/kommunen/${owner}/release-result`, { adoptionId });

/** Something public of one, taken over in public by another. */
const taken = async () => {
  const root = await on.share(outside, { title: 'Wurzel' });
  const { adoptionId = '', solutionId = '' } = await on.adopt(owner, root);
  return { root, adoptionId, variant: solutionId };
};

it('what was told because of a Reference whose origin has been given up is told no more, until the release', async () => {
  const { root, adoptionId, variant } = await taken();
  await recordedFrom(variant);
  const before = ['ProjectShared', 'BestPracticeAdopted', 'ReferenceRecorded'];
  expect(await told(`solution:${root}`)).toEqual(before);
  await giveUp(adoptionId);
  expect(await told(`solution:${root}`)).toEqual(['ProjectShared']);
  expect(await told(`solution:${root}`, on.actor('kommune', outside))).toEqual(['ProjectShared']);
  expect(await told(`solution:${root}`, on.actor('kommune', member))).toEqual([
    ...before,
    'AdoptionAbandoned',
  ]);
  await release(adoptionId);
  expect(await told(`solution:${root}`)).toEqual([...before, 'ResultReleased']);
});

it('what was told because of a building block that has been given up is told no more, until the release', async () => {
  const { root, adoptionId, variant } = await taken();
  await on.share(owner, { title: 'Ganzes', enthaelt: [variant] });
  const before = ['ProjectShared', 'BestPracticeAdopted', 'ProjectShared'];
  expect(await told(`solution:${root}`)).toEqual(before);
  await giveUp(adoptionId);
  expect(await told(`solution:${root}`)).toEqual(['ProjectShared']);
  expect(await told(`solution:${root}`, on.actor('kommune', member))).toEqual([
    ...before,
    'AdoptionAbandoned',
  ]);
  await release(adoptionId);
  expect(await told(`solution:${root}`)).toEqual([...before, 'ResultReleased']);
});

it('what is told for another reason as well is told on', async () => {
  const { root, adoptionId, variant } = await taken();
  const { solutionId: other = '' } = await on.adopt(member, root);
  const whole = await on.share(owner, { title: 'Ganzes', enthaelt: [variant, root] });
  await on.share(member, { title: 'Anderes', enthaelt: [other] });
  await giveUp(adoptionId);
  expect(await told(`solution:${whole}`)).toEqual(['ProjectShared']);
  // The whole holds the root itself; the other one holds what another has taken over.
  expect(await told(`solution:${root}`)).toEqual([
    'ProjectShared',
    'BestPracticeAdopted',
    'ProjectShared',
    'ProjectShared',
  ]);
});
