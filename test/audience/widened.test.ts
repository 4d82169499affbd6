import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../journey/addresses.ts';
import type { Stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';
import { type Neighbours, neighbours, viewersOf } from './neighbours.ts';

let on: Stage;
let ids: Neighbours;

beforeAll(async () => {
  ({ on, ids } = await neighbours());
});

afterAll(() => on.hub.close());

const viewers = () => viewersOf(on, ids);
type Viewer = keyof ReturnType<typeof viewers>;

/** All that the viewer can read of some solutions: every address, every moment, and the history of the channels. */
const everything = async (
  solutions: readonly string[],
  moments: readonly (string | null)[],
  actor: string | undefined,
): Promise<string> => {
  const where = addresses({
    solution: solutions,
    kommune: [ids.owner, ids.member],
    verbund: [ids.verbund],
  });
  const then = solutions.flatMap((id) =>
    moments.flatMap((moment) => [
      `/v1/solutions/${id}?stand=${moment}`,
      `/v1/solutions/${id}/lineage?stand=${moment}`,
    ]),
  );
  const texts = await Promise.all([...where, ...then].map((path) => on.text(path, actor)));
  const live = await talk(on.hub.url, { actor });
  for (const channel of ['feed', `kommune:${ids.owner}`, ...solutions.map((id) => `solution:${id}`)])
    await live.follow(channel, moments[0] ?? null);
  live.socket.close();
  return [...texts, JSON.stringify(live.pushes())].join('\n');
};

const OUTCOME = { indicator: 'Tage', unit: 'Tage', before: 9, after: 4, period: '2025', method: 'gemessen' };

interface Detail {
  readonly versions: { version: number; recordedAt: string; note?: string }[];
  readonly sharedAt: string;
  readonly bewaehrt: boolean;
  readonly mitErgebnis: boolean;
  readonly adoptions: {
    adoptionId: string;
    sources: { version: number; solutionId: string | null }[];
    changes: unknown[];
    outcomes: unknown[];
    reason?: string;
    note?: string;
  }[];
}

interface Lineage {
  readonly nodes: { solutionId: string; version: number; bewaehrt: boolean }[];
  readonly edges: {
    kind: string;
    from: { solutionId: string; version: number };
    to: { solutionId: string; version: number };
    changes?: unknown[];
  }[];
}

const detailOf = async (id: string, actor?: string) =>
  (await on.json(`/v1/solutions/${id}`, actor)) as unknown as Detail;
const lineageOf = async (id: string, actor?: string) =>
  (await on.json(`/v1/solutions/${id}/lineage`, actor)) as unknown as Lineage;

/** The first version that each sees of what was shared inside, opened to the Verbund as version 4 and to all as version 5. */
const FIRST: Record<Viewer, number> = { public: 5, outside: 5, member: 4, verbund: 4, owner: 1 };
const NOTES = [
  '',
  'Internvermerk-2',
  'Internvermerk-3',
  'Verbundvermerk-4',
  'Oeffentlichvermerk-5',
  'Oeffentlichvermerk-6',
];

describe('an entry that is for more from some day on', () => {
  it('shows to each what was written for it, and begins for the public where it was opened', async () => {
    const moments = [on.hub.runner.position];
    const solutionId = await on.share(ids.owner, { title: 'Aufgehendes', sichtbarkeit: 'kommune' });
    const revise = async (fields: object) => {
      const body = { solutionId, ...fields };
      moments.push((await on.done(`/v1/kommunen/${ids.owner}/revise-project`, body)).position);
    };
    await revise({ note: NOTES[1], lizenz: 'MIT' });
    await revise({ note: NOTES[2], lizenz: 'EUPL-1.2' });
    await revise({ note: NOTES[3], sichtbarkeit: 'verbund' });
    const { solutionId: variant = '' } = await on.adopt(ids.member, solutionId);
    await revise({ note: NOTES[4], sichtbarkeit: 'oeffentlich' });
    await revise({ note: NOTES[5], lizenz: 'MIT' });
    const dates = (await detailOf(solutionId, viewers().owner)).versions.map(({ recordedAt }) => recordedAt);
    for (const [name, actor] of Object.entries(viewers()) as [Viewer, string | undefined][]) {
      const first = FIRST[name];
      const seen = [1, 2, 3, 4, 5, 6].filter((version) => version >= first);
      const read = await everything([solutionId, variant], moments, actor);
      for (const [index, note] of NOTES.entries())
        if (index > 0) expect(read.includes(note), `${name}: ${note}`).toBe(seen.includes(index + 1));
      const { versions, sharedAt, adoptions } = await detailOf(solutionId, actor);
      expect(
        versions.map(({ version }) => version),
        name,
      ).toEqual(seen);
      expect(sharedAt, name).toBe(dates[first - 1]);
      const pinned = { solutionId, version: Math.max(4, first) };
      expect(adoptions[0]?.sources, name).toMatchObject([pinned]);
      for (const id of [solutionId, variant]) {
        const { nodes, edges } = await lineageOf(id, actor);
        const own = nodes.filter((node) => node.solutionId === solutionId).map(({ version }) => version);
        expect(new Set(own).size, name).toBe(own.length);
        expect(
          own.every((version) => seen.includes(version)),
          `${name}: ${own}`,
        ).toBe(true);
        expect(own, name).toContain(pinned.version);
        const sources = edges.filter(({ kind }) => kind === 'uebernahme').map(({ from }) => from);
        expect(sources, name).toEqual([pinned]);
        for (const { from, to } of edges)
          for (const end of [from, to])
            expect(nodes.map((node) => `${node.solutionId} ${node.version}`)).toContain(
              `${end.solutionId} ${end.version}`,
            );
      }
    }
    // What came before cannot be taken over either, by those who do not see it.
    const adopting = async (id: string, version: number) =>
      on.post(
        `/v1/kommunen/${id}/adopt-best-practice`,
        {
          sources: [{ solutionId, version }],
          relation: 'unveraendert',
          adoptedOn: '2025-01-01',
          status: 'im-betrieb',
        },
        on.actor('kommune', id),
      );
    expect((await adopting(ids.outside, 4)).body).toMatchObject({
      status: 404,
      errors: [{ path: '/sources/0/version' }],
    });
    expect((await adopting(ids.outside, 5)).status).toBe(201);
  });

  it('is not called proven before all by what a Verbund said of it among its members', async () => {
    const fields = { wertversprechen: 'w', zielgruppe: 'z', nutzennachweis: 'n' };
    const solutionId = await on.share(ids.owner, { title: 'Bewaehrtes', sichtbarkeit: 'verbund', ...fields });
    const { adoptionId } = await on.adopt(ids.member, solutionId, { sichtbarkeit: 'verbund' });
    await on.done(`/v1/kommunen/${ids.member}/report-outcome`, { adoptionId, ...OUTCOME });
    const reason = 'Verbundurteil-1';
    await on.done(`/v1/verbuende/${ids.verbund}/recognise-best-practice`, { solutionId, reason });
    await on.done(`/v1/kommunen/${ids.owner}/revise-project`, {
      solutionId,
      note: 'n',
      sichtbarkeit: 'oeffentlich',
    });
    const proven = async (actor?: string) => ({
      detail: (await detailOf(solutionId, actor)).bewaehrt,
      node: (await lineageOf(solutionId, actor)).nodes.some(({ bewaehrt }) => bewaehrt),
      listed: (await on.json('/v1/solutions?bewaehrt=true&q=Bewaehrtes', actor)).total,
      read: (await everything([solutionId], [], actor)).includes(reason),
    });
    expect(await proven()).toEqual({ detail: false, node: false, listed: 0, read: false });
    expect(await proven(viewers().member)).toEqual({ detail: true, node: true, listed: 1, read: true });
  });

  it('rule 9: a released result tells why it was not pursued, and nothing that was written for fewer before', async () => {
    const fields = { wertversprechen: 'w', zielgruppe: 'z', nutzennachweis: 'n' };
    const root = await on.share(ids.outside, { title: 'Freigegebenes', ...fields });
    const { adoptionId, solutionId: variant = '' } = await on.adopt(ids.owner, root, {
      sichtbarkeit: 'kommune',
      relation: 'angepasst',
      changes: [{ what: 'Internaenderung-1' }],
    });
    const act = (name: string, body: object) =>
      on.done(`/v1/kommunen/${ids.owner}/${name}`, { adoptionId, ...body });
    await act('record-adaptation', { changes: [{ what: 'Internaenderung-2' }] });
    await act('report-outcome', { ...OUTCOME, indicator: 'Internergebnis' });
    await act('abandon-adoption', { on: '2025-05-05', reason: 'personal', note: 'Freigabevermerk' });
    await act('release-result', {});
    const read = await everything([root, variant], [], undefined);
    expect(read).toContain('Freigabevermerk');
    expect(read).not.toMatch(/Internaenderung|Internergebnis/);
    const { adoptions, mitErgebnis } = await detailOf(root);
    expect(adoptions).toMatchObject([
      { adoptionId, reason: 'personal', note: 'Freigabevermerk', changes: [], outcomes: [] },
    ]);
    expect(mitErgebnis).toBe(false);
    expect((await detailOf(variant)).versions.map(({ version }) => version)).toEqual([2]);
    const { nodes, edges } = await lineageOf(root);
    expect(nodes.map(({ version }) => version).toSorted()).toEqual([1, 2]);
    expect(edges.map(({ kind, changes = [] }) => [kind, changes.length])).toEqual([['uebernahme', 0]]);
    expect((await on.json('/v1/solutions?mitErgebnis=true&q=Freigegebenes')).total).toBe(0);
    // Recognition before all rests on what all may see.
    const recognised = await on.post(`/v1/verbuende/${ids.verbund}/recognise-best-practice`, {
      solutionId: root,
      reason: 'r',
    });
    expect(recognised.body).toMatchObject({ status: 409, rule: 5 });
    const own = await everything([root, variant], [], viewers().owner);
    for (const text of ['Internaenderung-1', 'Internaenderung-2', 'Internergebnis'])
      expect(own).toContain(text);
    expect((await detailOf(root, viewers().owner)).mitErgebnis).toBe(true);
  });
});
