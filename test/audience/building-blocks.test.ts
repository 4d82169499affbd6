import { afterAll, beforeAll, expect, it } from 'vitest';
import { addresses } from '../journey/addresses.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage();
});

afterAll(() => on.hub.close());

it.each(['verbund', 'kommune'])(
  'a building block for the %s leaves no trace at a public whole',
  async (sichtbarkeit) => {
    const kommuneId = await on.kommune('Gemeinde Baustein');
    const live = await talk(on.hub.url);
    await live.follow('feed');
    const block = await on.share(kommuneId, { title: 'Verborgener Baustein', sichtbarkeit });
    const share = (fields: object) => on.share(kommuneId, { title: 'Ganzes', ...fields });
    const [plain, whole] = [await share({}), await share({ enthaelt: [block] })];
    const read = async (id: string, actor?: string) => {
      const where = addresses({ solution: [id], kommune: [], verbund: [] }).filter((path) =>
        path.includes(id),
      );
      const texts = await Promise.all(where.map((path) => on.text(path, actor)));
      const positions =
        /\d{16}-[0-9a-f]{8}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g;
      return texts.join('\n').replaceAll(positions, '·');
    };
    // To everybody else the two solutions differ in nothing.
    expect(await read(whole)).toBe(await read(plain));
    expect(await read(whole, on.actor('kommune', kommuneId))).not.toBe(await read(plain));
    await live.heard((said) => (said.data as { solutionId?: string } | undefined)?.solutionId === whole);
    for (const { data } of live.pushes()) expect(Object.keys(data)).not.toContain('enthaelt');
  },
);

it('of several building blocks those that may be seen are told', async () => {
  const kommuneId = await on.kommune('Gemeinde Bausteine');
  const [hidden, open] = [
    await on.share(kommuneId, { title: 'Zu', sichtbarkeit: 'kommune' }),
    await on.share(kommuneId, { title: 'Offen' }),
  ];
  const whole = await on.share(kommuneId, { title: 'Aus zweien', enthaelt: [hidden, open] });
  const told = async (actor?: string) => {
    const { items } = await on.json(`/v1/feed?limit=1&channel=solution:${whole}`, actor);
    return (items as { data: { enthaelt?: string[] } }[])[0]?.data.enthaelt;
  };
  expect(await told()).toEqual([open]);
  expect(await told(on.actor('kommune', kommuneId))).toEqual([hidden, open]);
});
