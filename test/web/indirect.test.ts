import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

// Who uses something that holds a solution as its building block (DOMAIN rule 14, "mittelbar").

let on: Stage;
let [maker, builder, user, both, late] = ['', '', '', '', ''];
let [block, whole, larger, secret] = ['', '', '', ''];

const words = async (path: string, actor?: string) =>
  (await on.text(path, actor, 'text/html')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
interface Found {
  readonly usage: { readonly imBetrieb: number; readonly mittelbar: number };
  readonly bausteinVon?: readonly { readonly solutionId: string }[];
}
const detail = async (id: string, actor?: string) =>
  (await on.json(`/v1/solutions/${id}`, actor)) as never as Found;
const figures = async (id: string, actor?: string) => {
  const { imBetrieb, mittelbar } = (await detail(id, actor)).usage;
  return [imBetrieb, mittelbar];
};
const inList = async (id: string) =>
  ((await on.json('/v1/solutions?limit=200')).items as (Found & { solutionId: string })[]).find(
    ({ solutionId }) => solutionId === id,
  )?.usage.mittelbar;

beforeAll(async () => {
  on = await stage();
  [maker, builder] = [await on.kommune('Gemeinde Wiesgrund'), await on.kommune('Gemeinde Talgrund')];
  [user, both] = [await on.kommune('Gemeinde Nutzgrund'), await on.kommune('Gemeinde Doppelgrund')];
  late = await on.kommune('Gemeinde Spätgrund');
  block = await on.share(maker, { title: 'Bezahlknopf' });
  whole = await on.share(builder, { title: 'Bürgerportal', enthaelt: [block] });
  larger = await on.share(late, { title: 'Stadt-App', enthaelt: [whole] });
  secret = await on.share(late, { title: 'Noch geheim', enthaelt: [block], sichtbarkeit: 'kommune' });
});

afterAll(() => on.hub.close());

describe('what is in something else', () => {
  it('is used indirectly by who uses that, also through others, each counted once and apart', async () => {
    expect(await figures(block)).toEqual([0, 0]);
    await on.adopt(user, whole);
    expect([await figures(block), await figures(whole)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    await on.adopt(user, larger);
    expect([await figures(block), await figures(whole)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
    await on.adopt(both, larger);
    expect([await figures(block), await figures(whole)]).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });

  it('is not used indirectly by who uses it itself, nor by who only begins or has ended', async () => {
    await on.adopt(both, block);
    expect(await figures(block)).toEqual([1, 1]);
    await on.adopt(await on.kommune('Gemeinde Neugrund'), larger, { status: 'in-einfuehrung' });
    expect(await figures(block)).toEqual([1, 1]);
    const { adoptionId } = await on.adopt(late, whole);
    expect(await figures(block)).toEqual([1, 2]);
    await on.done(`/v1/kommunen/${late}/end-usage`, { adoptionId });
    expect(await figures(block)).toEqual([1, 1]);
  });

  it('is told on the pages with what it is in, and stands in the list', async () => {
    const page = await words(`/loesungen/${block}`);
    expect(page).toContain(
      '1 nutzt es mittelbar, als Baustein von etwas anderem über Bürgerportal , Stadt-App',
    );
    expect(page).toContain('Baustein von Bürgerportal , Stadt-App');
    expect(await words(`/loesungen/${whole}`)).toContain('Enthält Bezahlknopf');
    expect(await inList(block)).toBe(1);
    expect(await words('/loesungen')).toContain('1 mittelbar');
    const { edges } = (await on.json(`/v1/solutions/${block}/lineage`)) as { edges: { kind: string }[] };
    expect(edges.filter(({ kind }) => kind === 'enthaelt')).toHaveLength(2);
  });

  it('leaves no trace of what one may not see', async () => {
    await on.adopt(user, block, { status: 'in-einfuehrung', sichtbarkeit: 'kommune' });
    expect(JSON.stringify(await detail(block))).not.toContain(secret);
    const own = on.actor('kommune', late);
    expect((await detail(block, own)).bausteinVon?.map(({ solutionId }) => solutionId)).toContain(secret);
  });

  it('is in it no more once a new version says so', async () => {
    const body = { solutionId: whole, enthaelt: [], note: 'Eigener Bezahldienst' };
    await on.done(`/v1/kommunen/${builder}/revise-project`, body);
    expect([await figures(block), await inList(block)]).toEqual([[1, 0], 0]);
    expect(await detail(block)).not.toHaveProperty('bausteinVon');
  });
});
