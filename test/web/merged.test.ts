import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';

// What was merged with one's own, and what came from where no party here is.

const directory = emptyDirectory();
let on: Stage;
let [origin, merger, further, alone] = ['', '', '', ''];
let [solutionId, own, hidden, merged, next, abroad] = ['', '', '', '', '', ''];
let mergedAdoption = '';

const FIRM = {
  kind: 'unternehmen',
  name: 'Muster & Söhne GmbH',
  relation: 'angepasst',
  changes: [{ what: 'Ohne Werbung', why: 'Die Satzung verbietet sie.' }],
};
const words = async (path: string, actor?: string) =>
  (await on.text(path, actor, 'text/html')).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const detail = (id: string, actor?: string) => on.json(`/v1/solutions/${id}`, actor);
const edgesOf = async (id: string, actor?: string) =>
  (await on.json(`/v1/solutions/${id}/lineage`, actor)).edges as { from: object; to: object; kind: string }[];
const inUse = async (id: string) => ((await detail(id)).usage as { imBetrieb: number }).imBetrieb;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DATA: directory });
  [origin, merger] = [await on.kommune('Gemeinde Wiesgrund'), await on.kommune('Gemeinde Talgrund')];
  [further, alone] = [await on.kommune('Gemeinde Ferngrund'), await on.kommune('Gemeinde Alleingrund')];
  solutionId = await on.share(origin, { title: 'Fundbüro im Netz', ursprungAussen: FIRM });
  own = await on.share(merger, { title: 'Fundzettel' });
  hidden = await on.share(merger, { title: 'Noch geheim', sichtbarkeit: 'kommune' });
  const answer = await on.adopt(merger, solutionId, {
    relation: 'zusammengefuehrt',
    eigenes: own,
    changes: [{ what: 'Beides in einem' }],
  });
  [merged, mergedAdoption] = [answer.solutionId as string, answer.adoptionId as string];
  next = (await on.adopt(further, merged)).solutionId as string;
});

afterAll(() => on.hub.close());

describe('one’s own project that went in', () => {
  it('is a source of the lineage, with an edge of its own, and stands beside the Vorlagen', async () => {
    const { adoption, origins } = (await detail(merged)) as {
      adoption: { sources: object[] };
      origins: { title: string }[];
    };
    expect(adoption).toMatchObject({ eigenes: { solutionId: own, version: 1, title: 'Fundzettel' } });
    expect(adoption.sources).toMatchObject([{ solutionId }]);
    expect(origins.map(({ title }) => title)).toEqual(['Fundbüro im Netz', 'Fundzettel']);
    expect(await edgesOf(own)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'uebernahme', eigenes: true, adoptionId: mergedAdoption, relation: 'zusammengefuehrt' },
        ...{ from: { solutionId: own, version: 1 }, to: { solutionId: merged, version: 1 } },
      }),
    );
  });

  it('descends to those who take it over from there, and is no use of one’s own', async () => {
    expect([await inUse(own), await inUse(solutionId), await inUse(merged)]).toEqual([1, 2, 1]);
    const back = await on.post(`/v1/kommunen/${merger}/adopt-best-practice`, {
      sources: [{ solutionId: next }],
      relation: 'unveraendert',
      status: 'im-betrieb',
    });
    expect(back).toMatchObject({ status: 409, body: { rule: 7 } });
  });

  it('may be withdrawn when it has gone in: what it went into stays open for others', async () => {
    await on.done(`/v1/kommunen/${merger}/withdraw-project`, { solutionId: own, reason: 'Aufgegangen' });
    await on.adopt(alone, merged);
    expect((await detail(merged)).adoption).toMatchObject({ sourceWithdrawn: false });
  });

  it('leaves no trace where it is hidden', async () => {
    const { solutionId: made } = await on.adopt(alone, solutionId, {
      relation: 'angepasst',
      changes: [{ what: 'Anders' }],
    });
    const answer = await on.post(`/v1/kommunen/${merger}/adopt-best-practice`, {
      sources: [{ solutionId: made }],
      relation: 'teilweise',
      status: 'im-betrieb',
      eigenes: hidden,
      changes: [{ what: 'Nur die Suche' }],
    });
    expect(answer.status).toBe(201);
    const id = answer.body.solutionId as string;
    for (const path of [
      `/v1/solutions/${id}`,
      `/v1/solutions/${id}/lineage`,
      `/v1/feed?limit=200`,
      `/v1/kommunen/${merger}`,
    ]) {
      expect(await on.text(path), path).not.toContain(hidden);
      expect(await on.text(path), path).not.toContain('geheim');
    }
    expect((await edgesOf(id)).some((edge) => 'eigenes' in edge && edge.kind === 'eigenes')).toBe(false);
    expect((await detail(id, on.actor('kommune', merger))).adoption).toMatchObject({
      eigenes: { solutionId: hidden },
    });
  });

  it('hands nothing on to those who do not see what it went into, though they see what came of that', async () => {
    const [inner, both] = [await on.kommune('Gemeinde Innengrund'), await on.kommune('Gemeinde Zwiegrund')];
    const outer = await on.kommune('Gemeinde Außengrund');
    const [first, second] = [
      await on.verbund('Zusammenarbeit Innen'),
      await on.verbund('Zusammenarbeit Außen'),
    ];
    for (const id of [inner, both]) await on.join(id, first);
    for (const id of [both, outer]) await on.join(id, second);
    const part = await on.share(inner, { title: 'Fundbüro der Bücherei' });
    const { solutionId: made } = await on.adopt(inner, solutionId, {
      relation: 'angepasst',
      changes: [{ what: 'Mit Büchern' }],
      eigenes: part,
      sichtbarkeit: 'verbund',
    });
    const { adoptionId } = await on.adopt(both, made as string, { sichtbarkeit: 'verbund' });
    const seen = async (viewer: string) => {
      const actor = on.actor('kommune', viewer);
      const { usage, adoptions } = (await detail(part, actor)) as {
        usage: { imBetrieb: number };
        adoptions: { adoptionId: string }[];
      };
      const edges = await edgesOf(part, actor);
      const isListed = adoptions.some((one) => one.adoptionId === adoptionId);
      return [
        usage.imBetrieb,
        isListed,
        edges.some((edge) => (edge as { adoptionId?: string }).adoptionId === adoptionId),
      ];
    };
    expect(await seen(both)).toEqual([1, true, true]);
    expect(await seen(outer)).toEqual([0, false, false]);
    expect(await on.text(`/v1/solutions/${solutionId}`, on.actor('kommune', outer))).toContain(adoptionId);
  });
});

describe('the body', () => {
  const refused = async (path: string, body: object) => {
    const answer = await on.post(`/v1/kommunen/${further}/${path}`, body);
    const errors = (answer.body as never as { errors?: { path: string }[] }).errors ?? [];
    return [answer.status, errors.map((error) => error.path)];
  };
  const adopt = (over: object) =>
    refused('adopt-best-practice', {
      sources: [{ solutionId }],
      relation: 'teilweise',
      status: 'im-betrieb',
      changes: [{ what: 'x' }],
      ...over,
    });

  it('names at least one of these, and two where it was merged; one’s own is one’s own', async () => {
    const merge = { relation: 'zusammengefuehrt' };
    expect(await adopt({ sources: [] })).toEqual([422, ['/sources']]);
    expect(await adopt({ ...merge, sources: [], ursprungAussen: FIRM })).toEqual([422, ['/sources']]);
    expect(await adopt(merge)).toEqual([422, ['/sources']]);
    expect(await adopt({ eigenes: own })).toEqual([422, ['/eigenes']]);
  });

  it('says unchanged of an origin outside only where nothing was changed', async () => {
    const ursprungAussen = { ...FIRM, relation: 'unveraendert' };
    expect(await adopt({ ursprungAussen })).toEqual([422, ['/ursprungAussen/changes']]);
    const project = {
      title: 'T',
      summary: 'S',
      gestaltungsfelder: ['F'],
      innovationStatus: 'laeuft',
      ursprungAussen,
    };
    expect(await refused('share-project', project)).toEqual([422, ['/ursprungAussen/changes']]);
  });
});

describe('an origin outside', () => {
  it('is answered as it was said, and is a node with its relation and changes on the edge', async () => {
    expect(await detail(solutionId)).toMatchObject({ ursprungAussen: FIRM });
    const { nodes } = (await on.json(`/v1/solutions/${solutionId}/lineage`)) as {
      nodes: { party: string }[];
    };
    const outside = nodes.filter(({ party }) => party === 'aussen');
    expect(outside).toMatchObject([
      { aussen: { kind: FIRM.kind, name: FIRM.name }, title: FIRM.name, kommuneId: null, nameless: false },
    ]);
    const [from] = outside as never as { solutionId: string; version: number }[];
    expect(await edgesOf(solutionId)).toContainEqual({
      ...{ kind: 'uebernahme', from: { solutionId: from?.solutionId, version: 1 } },
      ...{ to: { solutionId, version: 1 }, relation: FIRM.relation, changes: FIRM.changes },
    });
  });

  it('can be the only one: then it is what the Umsetzung is called, for those as well who take over from there', async () => {
    const city = { kind: 'ausland', name: 'Stadt Linz: Schau auf Linz' };
    const answer = await on.done(`/v1/kommunen/${alone}/adopt-best-practice`, {
      sources: [],
      relation: 'angepasst',
      status: 'im-betrieb',
      changes: [{ what: 'Hochdeutsch' }],
      ursprungAussen: city,
    });
    abroad = answer.solutionId as string;
    const copy = (await on.adopt(further, abroad)).solutionId as string;
    for (const id of [abroad, copy]) expect(await detail(id)).toMatchObject({ title: city.name });
    expect((await detail(abroad)).adoption).toMatchObject({ ursprungAussen: city, sources: [] });
    const { nodes } = (await on.json(`/v1/solutions/${copy}/lineage`)) as { nodes: object[] };
    expect(nodes).toContainEqual(expect.objectContaining({ party: 'aussen', title: city.name }));
    expect(await inUse(abroad)).toBe(1);
    expect(await words(`/loesungen/${abroad}`)).toContain(
      'übernommen von Stadt Linz: Schau auf Linz (Ausland)',
    );
    expect(await words('/neues')).toContain(city.name);
    expect(await words(`/kommunen/${alone}`)).toContain(city.name);
  });
});

describe('on pages', () => {
  it('all of it stands in words', async () => {
    const shared = await words(`/loesungen/${solutionId}`);
    expect(shared).toContain(
      'Muster &#38; Söhne GmbH (Unternehmen), angepasst Ohne Werbung (Die Satzung verbietet sie.)'.replace(
        '&#38;',
        '&amp;',
      ),
    );
    expect(shared).toContain(
      'übernommen von der Gemeinde Wiesgrund, zusammen mit dem eigenen Projekt „Fundzettel“',
    );
    expect(await words(`/loesungen/${merged}`)).toContain('Eigenes Projekt Fundzettel , Fassung 1');
    const spread = await words(`/loesungen/${solutionId}/verbreitung`);
    expect(spread).toContain('Die Gemeinde Wiesgrund hat angefangen');
    expect(spread).toContain('Muster');
    expect(spread).not.toContain('Talgrund und Talgrund');
  });

  it('and is the same after a restart', async () => {
    const all = () =>
      Promise.all(
        [solutionId, merged, abroad].flatMap((id) => [detail(id), on.json(`/v1/solutions/${id}/lineage`)]),
      );
    const before = await all();
    await on.hub.close();
    on = await stage({ LICHTERKETTE_DATA: directory });
    expect(await all()).toEqual(before);
  });
});
