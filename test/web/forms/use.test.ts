import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../http/world.ts';
import { postPairs } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

let on: World;
let actor: string;
let path: string;

beforeAll(async () => {
  on = await world();
  actor = on.actor('kommune', on.kommuneId);
  path = `/loesungen/${on.names.foreign2}/nutzen`;
});
afterAll(() => on.hub.close());

const read = async (address: string) =>
  (
    await fetch(on.hub.url + address, { headers: { Accept: 'text/html', Cookie: `X-Demo-Actor=${actor}` } })
  ).text();

/** What stands in the form before it is opened further. */
const inSight = (page: string): string => page.replaceAll(/<details class="lk-d".*?<\/details>/gs, '');

describe('„Wir nutzen das auch“', () => {
  it('stands on the page of a solution as a button, beside what else can be said', async () => {
    const page = await read(`/loesungen/${on.names.foreign2}`);
    expect(page).toContain(
      `<form action="${path}" method="get"><button class="lk-btn p" type="submit">Wir nutzen das auch</button>`,
    );
    expect(page).toContain('Noch nicht, aber …');
    expect(await read(`/loesungen/${on.names.withdrawn}`)).not.toContain('Wir nutzen das auch');
  });

  it('asks for three things', async () => {
    const page = inSight(await read(path));
    const [, form = ''] = /<form class="lk-form"(.*?)<\/form>/s.exec(page) ?? [];
    const names = [...form.matchAll(/<(?:input|select|textarea) [^>]*name="([^"_][^"]*)"/g)].map(
      ([, name = '']) => name,
    );
    expect([...new Set(names.map((name) => name.split('.')[0]))]).toEqual(['status', 'adoptedOn', 'changes']);
    expect(form).toContain('Was haben Sie angepasst?');
  });

  it('takes two of them, and says of the third that it is not known', async () => {
    const values = valuesIn(await read(path));
    values.set('status', 'im-betrieb');
    values.set('adoptedOn.jahr', '2024');
    const sent = await postPairs(on.hub.url + path, [...values], { actor });
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
    const { adoptions } = (await on.json(`/v1/solutions/${on.names.foreign2}`)) as unknown as {
      adoptions: { relation: string; status: string; adoptedOn: object }[];
    };
    expect(adoptions).toMatchObject([
      { relation: 'nicht-angegeben', status: 'im-betrieb', adoptedOn: { value: '2024', precision: 'jahr' } },
    ]);
  });

  it('says with a change that it was adapted', async () => {
    const values = valuesIn(await read(`/loesungen/${on.names.own}/nutzen?kommune=${on.otherId}`));
    expect(values.get('sources.0.solutionId')).toBe(on.names.own);
    const third = await on.kommune('Gemeinde Drittens');
    const third_actor = on.actor('kommune', third);
    values.delete('_revision');
    values.set('status', 'in-erprobung');
    values.set('changes.0.what', 'Auch auf Türkisch');
    const sent = await postPairs(`${on.hub.url}/loesungen/${on.names.own}/nutzen`, [...values], {
      actor: third_actor,
    });
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
    const { adoptions } = (await on.json(`/v1/solutions/${on.names.own}`)) as unknown as {
      adoptions: { relation: string; changes: object[]; kommune: { kommuneId: string } }[];
    };
    expect(adoptions.find(({ kommune }) => kommune.kommuneId === third)).toMatchObject({
      relation: 'angepasst',
      changes: [{ what: 'Auch auf Türkisch' }],
    });
  });

  it('is refused at its fields, and by rules in words for people', async () => {
    const empty = await postPairs(on.hub.url + path, [...valuesIn(await read(path))], { actor });
    expect(empty.status).toBe(422);
    expect(pointedTo(empty.text)).toEqual(['f-status']);
    const own = `/loesungen/${on.names.own}/nutzen`;
    const values = valuesIn(await read(own));
    values.set('status', 'im-betrieb');
    values.set('changes.0.what', 'Bleibt stehen');
    const refused = await postPairs(on.hub.url + own, [...values], { actor });
    expect(refused.status).toBe(409);
    expect(summaryOf(refused.text)).toContain('Das ist Ihre eigene Lösung');
    expect(unescaped(refused.text)).toContain('Bleibt stehen');
    const twice = valuesIn(await read(path));
    twice.set('status', 'im-betrieb');
    const again = await postPairs(on.hub.url + path, [...twice], { actor });
    expect(again.status).toBe(409);
    expect(summaryOf(again.text)).toContain('Das ginge: ');
    expect(summaryOf(again.text)).not.toMatch(/[a-z]+-[a-z]+-[a-z]+|adoptionId/);
    expect(again.text).toContain('href="/eintragen/');
  });

  it('begins what was planned', async () => {
    const solutionId = await on.share(on.otherId, { title: 'Noch geplant' });
    await on.done(`/v1/kommunen/${on.kommuneId}/plan-adoption`, { sources: [{ solutionId }] });
    const address = `/loesungen/${solutionId}/nutzen`;
    const values = valuesIn(await read(address));
    expect(values.get('adoptionId')).toMatch(/^[0-9a-f-]{36}$/);
    values.set('status', 'in-einfuehrung');
    const sent = await postPairs(on.hub.url + address, [...values], { actor });
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
  });

  it('is there for nothing that is not there', async () => {
    expect(await on.status(`/loesungen/${on.names.unknown}/nutzen`)).toBe(404);
    expect(await on.status('/loesungen/x/nutzen')).toBe(404);
  });
});
