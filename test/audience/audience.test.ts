import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectLive } from '../../src/client/live-client.ts';
import type { LivePush } from '../../src/client/live-messages.ts';
import { addresses } from '../journey/addresses.ts';
import type { Stage } from '../journey/stage.ts';
import { type Neighbours, neighbours, viewersOf } from './neighbours.ts';

let on: Stage;
/** Owner, a member of the same Verbund, somebody outside. */
let ids: Neighbours;

const SECRET_NOTE = 'Vertraulichnotiz-7781';
const SECRET_TITLE = 'Nurfuerunsereihe-5523';
const OWN_TITLE = 'Ganzintern-9914';

beforeAll(async () => {
  ({ on, ids } = await neighbours());
});

afterAll(() => on.hub.close());

/** What the viewer reads at every address, in one text. */
const everything = async (solutions: readonly string[], actor?: string): Promise<string> => {
  const where = addresses({
    solution: solutions,
    kommune: [ids.owner, ids.member, ids.outside],
    verbund: [ids.verbund],
  });
  const texts = await Promise.all(where.map((path) => on.text(path, actor)));
  return texts.join('\n');
};

const viewers = () => viewersOf(on, ids);

describe('what is for the Kommune or its Verbund only', () => {
  it.each([
    ['kommune', OWN_TITLE, ['owner']],
    ['verbund', SECRET_TITLE, ['member', 'verbund', 'owner']],
  ] as const)('sichtbarkeit %s leaves no trace elsewhere', async (sichtbarkeit, title, who) => {
    const totals = async () =>
      Promise.all(
        Object.values(viewers()).map(
          async (actor) => (await on.json('/v1/solutions', actor)).total as number,
        ),
      );
    const before = await totals();
    const solutionId = await on.share(ids.owner, { title, sichtbarkeit });
    const after = await totals();
    for (const [index, [name, actor]] of Object.entries(viewers()).entries()) {
      const sees = (who as readonly string[]).includes(name);
      expect(await on.status(`/v1/solutions/${solutionId}`, actor), name).toBe(sees ? 200 : 404);
      expect((after[index] ?? 0) - (before[index] ?? 0), `${name}: total`).toBe(sees ? 1 : 0);
      const read = await everything([solutionId], actor);
      expect(read.includes(title), `${name}: title`).toBe(sees);
      if (!sees) expect(read.replaceAll(`"path":"${solutionId}"`, ''), name).not.toContain(solutionId);
      const hits = await on.json(`/v1/solutions?q=${title}`, actor);
      expect(hits.total, `${name}: search`).toBe(sees ? 1 : 0);
    }
  });

  it('a hidden id is answered like an unknown one', async () => {
    const solutionId = await on.share(ids.owner, { title: OWN_TITLE, sichtbarkeit: 'kommune' });
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const path of ['', '/lineage'])
      expect(await on.text(`/v1/solutions/${solutionId}${path}`)).toBe(
        await on.text(`/v1/solutions/${unknown}${path}`),
      );
    const adopting = (id: string) =>
      on.post(
        `/v1/kommunen/${ids.outside}/adopt-best-practice`,
        {
          sources: [{ solutionId: id }],
          relation: 'unveraendert',
          adoptedOn: '2025-01-01',
          status: 'im-betrieb',
        },
        on.actor('kommune', ids.outside),
      );
    expect(await adopting(solutionId)).toEqual(await adopting(unknown));
  });

  it('whoever has left the Verbund does not look back into it, at whatever moment', async () => {
    const leaver = await on.kommune('Gemeinde Abschied');
    await on.join(leaver, ids.verbund);
    const solutionId = await on.share(ids.owner, { title: SECRET_TITLE, sichtbarkeit: 'verbund' });
    const actor = on.actor('kommune', leaver);
    const { position } = await on.json(`/v1/solutions/${solutionId}`, actor);
    await on.done(`/v1/kommunen/${leaver}/leave-verbund`, { verbundId: ids.verbund, on: '2024-06-01' });
    for (const moment of ['', `?stand=${position}`, `/lineage?stand=${position}`])
      expect(await on.status(`/v1/solutions/${solutionId}${moment}`, actor), moment).toBe(404);
    const moment = `/v1/solutions/${solutionId}?stand=${position}`;
    expect(await on.status(moment, on.actor('kommune', ids.member))).toBe(200);
  });

  it('a source for the Verbund only is a nameless node where a visible adoption stands on it, and is not counted', async () => {
    const root = await on.share(ids.outside, { title: 'Wurzel' });
    const hidden = (await on.adopt(ids.owner, root, { sichtbarkeit: 'verbund' })).solutionId as string;
    const visible = (await on.adopt(ids.member, hidden)).solutionId as string;
    const lineage = (await on.json(`/v1/solutions/${root}/lineage`)) as unknown as {
      nodes: { solutionId: string; nameless: boolean; kommuneId: string | null }[];
      edges: { from: { solutionId: string }; to: { solutionId: string }; adoptionId?: string }[];
    };
    expect(lineage.nodes.map(({ solutionId, nameless }) => [solutionId, nameless]).sort()).toEqual(
      [
        [root, false],
        [visible, false],
        ['verborgen-1', true],
      ].sort(),
    );
    expect(lineage.edges.map(({ from, to }) => [from.solutionId, to.solutionId])).toEqual(
      expect.arrayContaining([
        [root, 'verborgen-1'],
        ['verborgen-1', visible],
      ]),
    );
    const usage = (await on.json(`/v1/solutions/${root}`)).usage as unknown as { imBetrieb: number };
    expect(usage.imBetrieb).toBe(1);
    const seen = (await on.json(`/v1/solutions/${root}`, on.actor('kommune', ids.owner)))
      .usage as unknown as {
      imBetrieb: number;
    };
    expect(seen.imBetrieb).toBe(2);
    const read = await everything([root, visible]);
    expect(read).not.toContain(hidden);
  });
});

describe('rule 9: not pursued is for the Verbund, until it is released', () => {
  it('neither reason nor note nor figure is in anything public before, and all of it after', async () => {
    const root = await on.share(ids.outside, { title: 'Aufgegebenes' });
    const { adoptionId, solutionId } = await on.adopt(ids.owner, root, { status: 'in-erprobung' });
    const figures = async (actor?: string) => {
      const answer = (await on.json(`/v1/solutions/${root}`, actor)) as unknown as {
        usage: { nichtWeiterverfolgt: number; inErprobung: number };
        adoptions: { adoptionId: string }[];
      };
      const facets = (await on.json('/v1/solutions?q=Aufgegebenes', actor)).facets as unknown as {
        status: { value: string }[];
      };
      return {
        ...answer.usage,
        adoptions: answer.adoptions.length,
        statuses: facets.status.map(({ value }) => value),
      };
    };
    const pushed: LivePush[] = [];
    const live = connectLive({
      url: `${on.hub.url.replace('http', 'ws')}/v1/live`,
      onPush: (push) => pushed.push(push),
    });
    for (const channel of ['feed', `solution:${root}`, `kommune:${ids.owner}`, `verbund:${ids.verbund}`])
      live.follow(channel, null);
    await expect.poll(async () => on.text('/metrics')).toContain('live_sockets 1');

    const abandoned = await on.done(`/v1/kommunen/${ids.owner}/abandon-adoption`, {
      adoptionId,
      on: '2025-05-05',
      reason: 'personal',
      note: SECRET_NOTE,
    });
    const eventId = (abandoned.events[0] as unknown as { id: string }).id;
    for (const actor of [undefined, on.actor('kommune', ids.outside)]) {
      const read = await everything([root, solutionId ?? ''], actor);
      expect(read).not.toContain(SECRET_NOTE);
      expect(read).not.toContain(eventId);
      expect(read).not.toContain('AdoptionAbandoned');
      expect(await figures(actor)).toMatchObject({
        nichtWeiterverfolgt: 0,
        inErprobung: 0,
        adoptions: 0,
        statuses: [],
      });
      expect(await on.status(`/v1/solutions/${solutionId}`, actor)).toBe(404);
    }
    for (const actor of [on.actor('kommune', ids.member), on.actor('verbund', ids.verbund)]) {
      expect(await everything([root], actor)).toContain(SECRET_NOTE);
      expect(await figures(actor)).toMatchObject({ nichtWeiterverfolgt: 1, adoptions: 1 });
    }

    const released = await on.done(`/v1/kommunen/${ids.owner}/release-result`, { adoptionId });
    await expect.poll(() => pushed.filter(({ sequence }) => sequence === released.position).length).toBe(4);
    expect(pushed.map(({ type }) => type)).not.toContain('de.lichterkette.AdoptionAbandoned');
    expect(pushed.every(({ sequence }) => sequence === released.position)).toBe(true);
    live.close();
    expect(await figures()).toMatchObject({
      nichtWeiterverfolgt: 1,
      adoptions: 1,
      statuses: ['nicht-weiterverfolgt'],
    });
    expect(await everything([root])).toContain(SECRET_NOTE);
  });
});

describe('rules 17 and 18: nothing points to a person', () => {
  it('a subjectRef and a lotseId are in no answer that others get, and nothing is counted per person', async () => {
    const subjectRef = '3f0d0b1c-6a1e-4d57-9f5e-0a4b7c2d1e90';
    const made = await on.done(`/v1/kommunen/${ids.owner}/volunteer-lotse`, {
      subjectRef,
      bereich: 'Bürgerbüro',
    });
    await on.done(`/v1/kommunen/${ids.owner}/assign-lotse`, {
      lotseId: made.lotseId,
      organisationseinheit: 'Ordnungsamt',
    });
    for (const actor of [undefined, on.actor('kommune', ids.member), on.actor('verbund', ids.verbund)]) {
      const read = await everything([], actor);
      expect(read).not.toContain(subjectRef);
      expect(read).not.toContain(made.lotseId);
      expect(read).not.toContain('LotseVolunteered');
      expect(read).toContain('Ordnungsamt');
      expect((await on.json(`/v1/kommunen/${ids.owner}`, actor)).lotsenteam).toEqual({
        ansprechpersonVorhanden: true,
        bereiche: ['Ordnungsamt'],
      });
    }
    expect(await everything([], on.actor('kommune', ids.owner))).not.toContain(subjectRef);
  });
});
