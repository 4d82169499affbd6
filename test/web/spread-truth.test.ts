import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lineage } from '../../contracts/views/lineage.ts';
import { type Stage, stage } from '../journey/stage.ts';

// What a Verbreitung says is what was known and held on its day.

let on: Stage;
let [origin, user, merger, stranger, verbund] = ['', '', '', '', ''];
let [root, other, used, merged] = ['', '', '', ''];

const words = async (path: string) =>
  (await on.text(path, undefined, 'text/html')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const lineage = async (id: string, query = '') =>
  (await on.json(`/v1/solutions/${id}/lineage${query}`)) as unknown as Lineage;
const nodeOf = ({ nodes }: Lineage, id: string) => nodes.find(({ solutionId }) => solutionId === id);

beforeAll(async () => {
  on = await stage({}, { now: () => new Date('2026-11-20T11:00:00Z') });
  [origin, user] = [await on.kommune('Gemeinde Wiesgrund'), await on.kommune('Gemeinde Talgrund')];
  [merger, stranger] = [await on.kommune('Gemeinde Berggrund'), await on.kommune('Gemeinde Fremdgrund')];
  verbund = await on.verbund('Zusammenarbeit Grund');
  await on.join(user, verbund, '2023-05-01');
  const fields = { wertversprechen: 'w', zielgruppe: 'z', nutzennachweis: 'n' };
  root = await on.share(origin, { title: 'Fundbüro im Netz', ...fields });
  other = await on.share(stranger, { title: 'Schalter ohne Warten', seit: '2019-03-01' });
  const first = await on.adopt(user, root, { adoptedOn: '2021-03-01' });
  used = first.solutionId as string;
  const { adoptionId } = first;
  await on.done(`/v1/kommunen/${user}/report-outcome`, {
    ...{ adoptionId, indicator: 'Wartezeit', unit: 'Minuten', before: 9, after: 4, period: '2024' },
    ...{ method: 'gemessen', stand: '2024-05-01' },
  });
  await on.done(`/v1/verbuende/${verbund}/recognise-best-practice`, { solutionId: root, reason: 'Gut.' });
  merged = (
    await on.adopt(merger, root, {
      sources: [{ solutionId: root }, { solutionId: other }],
      relation: 'zusammengefuehrt',
      adoptedOn: '2022-06-01',
      changes: [{ what: '=Beides in einem; mit "Zusatz"' }],
    })
  ).solutionId as string;
  await on.done(`/v1/kommunen/${stranger}/plan-adoption`, {
    sources: [{ solutionId: root }],
    on: '2026-10-01',
    ab: { value: '2027-03', precision: 'monat' },
  });
  await on.done(`/v1/kommunen/${stranger}/withdraw-project`, { solutionId: other, reason: 'Abgeschaltet.' });
});
afterAll(() => on.hub.close());

describe('a Verbreitung', () => {
  it('tells no day of entry as a date: an origin of which nobody said since when hangs on an open cable', async () => {
    const { since, bewaehrt } = nodeOf(await lineage(root), root) ?? {};
    expect([since, bewaehrt]).toEqual([undefined, true]);
    const page = await on.text(`/loesungen/${root}/verbreitung`, undefined, 'text/html');
    expect(page).toContain('Ursprung · Beginn nicht bekannt');
    expect(page).toContain('class="kabel offen"');
    expect(page).toContain('Die Gemeinde Wiesgrund hat angefangen. Von dort kam');
    expect(nodeOf(await lineage(other), other)?.since).toBe('2019-03-01');
  });

  it('shows every Vorlage of what was merged, one of another chain with its title', async () => {
    const all = await lineage(root);
    expect(nodeOf(all, other)).toMatchObject({
      boundary: true,
      title: 'Schalter ohne Warten',
      since: '2019-03-01',
    });
    const ends = all.edges.map(({ from, to }) => [from.solutionId, to.solutionId]);
    expect(ends).toContainEqual([other, merged]);
    expect(nodeOf(await lineage(merged), other)?.boundary).toBeUndefined();
    const page = await words(`/loesungen/${root}/verbreitung`);
    expect(page).toContain('aus „Schalter ohne Warten“ · März 2019');
    // It began neither here, nor did the solution come to it.
    expect(page).toContain('zu zwei weiteren Kommunen; eine plant es.');
    expect(page).not.toContain('Ursprünge');
  });

  it('knows of an earlier day only what held then, and says which day that is', async () => {
    const [before, after] = [await lineage(root, '?zum=2024-04-30'), await lineage(root, '?zum=2024-05-01')];
    expect([before, after].map((one) => nodeOf(one, used)?.mitErgebnis)).toEqual([false, true]);
    expect(nodeOf(after, root)?.bewaehrt).toBe(false);
    expect(nodeOf(after, other)?.withdrawn).toBe(false);
    expect(nodeOf(await lineage(root), other)?.withdrawn).toBe(true);
    const membership = async (zum: string) =>
      nodeOf(await lineage(root, `?zum=${zum}`), used)?.verbuende?.map(({ name }) => name);
    expect(await membership('2023-04-30')).toBeUndefined();
    expect(await membership('2023-05-01')).toEqual(['Zusammenarbeit Grund']);
    const page = await words(`/loesungen/${root}/verbreitung?zum=2021-12-31`);
    expect(page).toContain('So war es am 31. Dezember 2021:');
    const raw = await on.text(`/loesungen/${root}/verbreitung?zum=2021-12-31`, undefined, 'text/html');
    expect(raw).toContain('>31. Dezember 2021</text>');
    expect(raw).not.toContain('>heute</text>');
    expect(page).not.toContain('Berggrund');
    expect(page).not.toContain('bewährt');
  });

  it('tells a plan as one, when it is to begin, and after today', async () => {
    const page = await words(`/loesungen/${root}/verbreitung`);
    expect(page).toContain('ab März 2027 · geplant');
    expect(await words(`/loesungen/${root}/verbreitung?zum=2026-09-30`)).not.toContain('Fremdgrund ab');
  });
});

describe('what is taken along', () => {
  const file = async (ending: string) => {
    const response = await fetch(`${on.hub.url}/loesungen/${root}/verbreitung.${ending}`);
    return {
      response,
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()),
    };
  };

  it('as a table: UTF-8 with its mark, semicolons, no formula, each light once, with licence, day and citation', async () => {
    const { response, text } = await file('csv');
    expect(response.headers.get('content-type')).toContain('text/csv; charset=utf-8');
    expect(text.startsWith('\ufeffName;Art;Land;')).toBe(true);
    const [rows = '', about = ''] = text.split('\r\n\r\n');
    const { nodes } = await lineage(root);
    expect(rows.split('\r\n')).toHaveLength(1 + nodes.length);
    expect(rows).toContain(`"'=Beides in einem; mit ""Zusatz"""`);
    expect(rows).toContain('Gemeinde Wiesgrund | Gemeinde Fremdgrund');
    expect(rows).toMatch(/Gemeinde Wiesgrund;Kommune;Hessen;[^\r]*;nicht bekannt;/);
    expect(rows).toContain('ab März 2027');
    expect(about).toContain('Lizenz;Datenlizenz Deutschland');
    expect(about).toContain('Stand;20. November 2026');
    expect(about).toContain(
      'So zitieren;Lichterkette: Verbreitung von „Fundbüro im Netz“, Stand 20. November 2026',
    );
  });

  it('as a drawing that brings its own styles, runs nothing and may stand elsewhere', async () => {
    const { response, text } = await file('svg');
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
    );
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(text).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
    expect(text).toContain('.kabel');
    expect(text).not.toMatch(/var\(--kern|<script|href="\//);
    expect(text).toContain(`href="${on.hub.url}/loesungen/${root}/verbreitung?fokus=`);
    expect(text).toContain('Lichterkette: Verbreitung von „Fundbüro im Netz“');
  });

  it('shows each what he may see, and of what is hidden or unknown nothing', async () => {
    const hidden = await on.share(origin, { title: 'Noch geheim', sichtbarkeit: 'kommune' });
    for (const ending of ['csv', 'svg']) {
      expect(await on.status(`/loesungen/${hidden}/verbreitung.${ending}`)).toBe(404);
      expect(await on.status(`/loesungen/${hidden}/verbreitung.${ending}`, on.actor('kommune', origin))).toBe(
        200,
      );
      expect(await on.status(`/loesungen/keine-id/verbreitung.${ending}`)).toBe(404);
    }
  });
});
