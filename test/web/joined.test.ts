import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';
import { emptyDirectory } from '../project/demo-log.ts';

// What several have built jointly (rules 6, 7, 14 and 25).

const directory = emptyDirectory();
let on: Stage;
let [lead, builder, quiet, user, late] = ['', '', '', '', ''];
let [solutionId, adoptionId, variant] = ['', '', ''];

const join = (by: string, body: object, actor?: string) =>
  on.post(`/v1/kommunen/${by}/join-project`, body, actor);
const words = async (path: string, actor?: string) =>
  (await on.text(path, actor, 'text/html')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const adopt = (by: string, id: string) =>
  on.post(`/v1/kommunen/${by}/adopt-best-practice`, {
    sources: [{ solutionId: id }],
    relation: 'unveraendert',
    status: 'im-betrieb',
  });
const usage = async (id: string, actor?: string) => {
  const { usage: all } = (await on.json(`/v1/solutions/${id}`, actor)) as { usage: object };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0));
};
const invited = async (actor?: string) =>
  ((await on.json(`/v1/solutions/${solutionId}`, actor)).eingeladen as { name: string }[] | undefined)?.map(
    ({ name }) => name,
  );

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DATA: directory });
  [lead, builder] = [await on.kommune('Gemeinde Wiesgrund'), await on.kommune('Gemeinde Talgrund')];
  [quiet, user] = [await on.kommune('Gemeinde Stillgrund'), await on.kommune('Gemeinde Nutzgrund')];
  late = await on.kommune('Gemeinde Spätgrund');
  solutionId = await on.share(lead, { title: 'Fundbüro im Netz', traeger: [lead, builder, quiet] });
});

afterAll(() => on.hub.close());

describe('who has built something jointly', () => {
  it('is invited by its owner, and that changes nothing', async () => {
    expect(await invited()).toEqual(['Gemeinde Talgrund', 'Gemeinde Stillgrund']);
    expect(await usage(solutionId)).toEqual({});
    expect(await words(`/loesungen/${solutionId}`)).not.toContain('Gemeinsam gebaut von');
  });

  it('says so itself: with a status, a page, an edge and a light of its own, told to all who follow', async () => {
    const live = await talk(on.hub.url);
    await live.follow(`solution:${solutionId}`);
    const answer = await join(builder, {
      solutionId,
      status: 'im-betrieb',
      seit: { value: '2024-05', precision: 'monat' },
      changes: [{ what: 'Plattdeutsche Oberfläche', why: 'So spricht man hier.' }],
      belege: [{ titel: 'Kooperationsvertrag' }],
    });
    expect(answer.status).toBe(201);
    [adoptionId, variant] = [answer.body.adoptionId as string, answer.body.solutionId as string];
    await live.follow('feed', null, 'settled');
    expect(live.pushes().map(({ type }) => type)).toContain('de.lichterkette.ProjectJoined');
    live.socket.close();
    expect(await invited()).toEqual(['Gemeinde Stillgrund']);
    const own = (await on.json(`/v1/solutions/${variant}`)) as { adoption: object };
    expect(own.adoption).toMatchObject({
      ...{ adoptionId, gemeinsam: true, status: 'im-betrieb', adoptedOn: { value: '2024-05' } },
      sources: [{ solutionId, version: 1 }],
      changes: [{ what: 'Plattdeutsche Oberfläche', why: 'So spricht man hier.' }],
      belege: [{ titel: 'Kooperationsvertrag' }],
    });
    expect(own.adoption).not.toHaveProperty('relation');
    const { edges } = (await on.json(`/v1/solutions/${solutionId}/lineage`)) as { edges: object[] };
    expect(edges).toEqual([
      expect.objectContaining({
        ...{ kind: 'gemeinsam', adoptionId, status: 'im-betrieb' },
        ...{ from: { solutionId, version: 1 }, to: { solutionId: variant, version: 1 } },
      }),
    ]);
  });

  it('counts as an origin and not as a user, on both pages', async () => {
    expect(await usage(solutionId)).toEqual({ gemeinsam: 1 });
    expect(await usage(variant)).toEqual({ gemeinsam: 1 });
    expect((await adopt(user, variant)).status).toBe(201);
    expect(await usage(solutionId)).toEqual({ imBetrieb: 1, gemeinsam: 1 });
    expect(await usage(variant)).toEqual({ imBetrieb: 1, gemeinsam: 1 });
    expect(await on.json(`/v1/kommunen/${builder}`)).toMatchObject({ nutzt: 0 });
  });

  it('cannot take over what is its own, nor what descends from that; nor join what it uses', async () => {
    const refused = (rule: number) => ({ status: 409, body: { rule } });
    expect(await adopt(builder, solutionId)).toMatchObject(refused(6));
    const [used] = (await on.json(`/v1/kommunen/${user}`)).uebernahmen as { solutionId: string }[];
    expect(await adopt(builder, used?.solutionId ?? '')).toMatchObject(refused(7));
    expect(await join(builder, { solutionId, status: 'im-betrieb' })).toMatchObject(refused(6));
    expect(await join(lead, { solutionId, status: 'im-betrieb' })).toMatchObject(refused(6));
    expect(await join(late, { solutionId: variant, status: 'im-betrieb' })).toMatchObject({ status: 409 });
    expect(await join(late, { solutionId, status: 'geplant' })).toMatchObject({ status: 422 });
  });

  it('stands on the pages in words', async () => {
    const page = await words(`/loesungen/${solutionId}`);
    expect(page).toContain('Gemeinsam gebaut von 2 Kommunen : Gemeinde Wiesgrund , Gemeinde Talgrund');
    expect(page).toContain('und eine weitere, die es mitgebaut hat');
    expect(page).toContain('Wer es mitgebaut hat');
    expect(page).toContain('gemeinsam gebaut mit der Gemeinde Wiesgrund, im Mai 2024');
    expect(page).toContain('1 Kommune nutzt das');
    expect(page).toContain('1 Übernahme mit Größe');
    const own = await words(`/loesungen/${variant}`);
    expect(own).toContain('Gemeinsam gebaut mit Fundbüro im Netz');
    const kommune = await words(`/kommunen/${builder}`);
    expect(kommune).toContain('Gemeinsam mit anderen gebaut');
    expect(kommune).toContain('gemeinsam gebaut mit der Gemeinde Wiesgrund');
    expect(kommune).not.toContain('Was sie von anderen nutzt');
    expect(await words(`/loesungen/${solutionId}/verbreitung`)).toContain(
      'Die Gemeinde Wiesgrund hat gemeinsam mit einer weiteren Kommune angefangen',
    );
    expect(await words('/neues')).toContain('hat das mitgebaut');
  });

  it('for the Verbund alone is a builder to those alone who see it', async () => {
    const verbundId = await on.verbund('Zusammenarbeit Grund');
    for (const id of [quiet, user]) await on.join(id, verbundId);
    const answer = await join(quiet, { solutionId, status: 'in-einfuehrung', sichtbarkeit: 'verbund' });
    expect(answer.status).toBe(201);
    expect([await usage(solutionId), await invited()]).toEqual([
      { imBetrieb: 1, gemeinsam: 1 },
      ['Gemeinde Stillgrund'],
    ]);
    const near = on.actor('kommune', user);
    expect([await usage(solutionId, near), await invited(near)]).toEqual([
      { imBetrieb: 1, gemeinsam: 2 },
      undefined,
    ]);
    expect(await words(`/loesungen/${solutionId}`)).not.toContain('von 3 Kommunen');
    expect(await words(`/loesungen/${solutionId}`, near)).toContain('von 3 Kommunen');
  });

  it('tells status, result and end as of an adoption, and stays a builder', async () => {
    const done = (command: string, body: object) =>
      on.done(`/v1/kommunen/${builder}/${command}`, { adoptionId, ...body });
    const outcome = {
      indicator: 'Wege',
      unit: 'Stück',
      before: 9,
      after: 3,
      period: '2025',
      method: 'gemessen',
    };
    await done('report-outcome', outcome);
    await done('record-adaptation', { changes: [{ what: 'Auch für Schlüssel' }] });
    await done('reconfirm-usage', {});
    await done('end-usage', { on: '2026-09-01', anlass: 'kosten' });
    expect(await usage(solutionId)).toEqual({ imBetrieb: 1, gemeinsam: 1 });
    const { adoption, outcomes } = (await on.json(`/v1/solutions/${variant}`)) as {
      adoption: object;
      outcomes: object[];
    };
    expect(adoption).toMatchObject({ status: 'beendet', anlass: 'kosten', version: 2 });
    expect(outcomes).toMatchObject([{ indicator: 'Wege' }]);
  });

  it('is the same after a restart, and from rows made anew', async () => {
    const all = () =>
      Promise.all(
        [solutionId, variant]
          .flatMap((id) => [`/v1/solutions/${id}`, `/v1/solutions/${id}/lineage`])
          .map((path) => on.json(path)),
      );
    const before = await all();
    await on.hub.close();
    on = await stage({ LICHTERKETTE_DATA: directory });
    expect(await all()).toEqual(before);
  });
});
