import { afterEach, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { type Talk, talk } from './talk.ts';

let on: Stage;

afterEach(() => on.hub.close());

/** More than are told at once of each event: what comes close together is gathered for them. */
const MANY = 220;

const titles = (live: Talk) =>
  live.pushes().flatMap(({ data }) => (data.title === undefined ? [] : [data.title]));

it('many are told everything in order, once, and nothing that is not for them when it is told', {
  timeout: 60_000,
}, async () => {
  on = await stage();
  const [owner, member] = [await on.kommune('Gemeinde Gebend'), await on.kommune('Gemeinde Gehend')];
  const verbundId = await on.verbund('Zusammenarbeit Viele');
  for (const id of [owner, member]) await on.join(id, verbundId);
  const from = on.hub.runner.position;
  const everybody = await Promise.all(
    Array.from({ length: MANY }, async () => {
      const live = await talk(on.hub.url);
      await live.follow('feed', from);
      return live;
    }),
  );
  const leaving = await talk(on.hub.url, { actor: on.actor('kommune', member) });
  const staying = await talk(on.hub.url, { actor: on.actor('kommune', owner) });
  for (const live of [leaving, staying]) await live.follow('feed', from);
  await on.share(owner, { title: 'Für Mitglieder', sichtbarkeit: 'verbund' });
  await leaving.heard(({ data }) => (data as { title?: string } | undefined)?.title === 'Für Mitglieder');
  await on.done(`/v1/kommunen/${member}/leave-verbund`, { verbundId, on: '2025-09-01' });
  await on.share(owner, { title: 'Ohne ihn', sichtbarkeit: 'verbund' });
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => on.share(owner, { title: `Für alle ${index}` })),
  );
  const last = on.hub.runner.position;
  for (const live of [...everybody, leaving, staying]) await live.heard({ sequence: last });

  const again = await talk(on.hub.url);
  await again.follow('feed', from);
  expect(titles(again)).toHaveLength(20);
  for (const live of everybody) expect(live.pushes()).toEqual(again.pushes());
  expect(titles(leaving)).toEqual(['Für Mitglieder', ...titles(again)]);
  expect(titles(staying)).toEqual(['Für Mitglieder', 'Ohne ihn', ...titles(again)]);
});
