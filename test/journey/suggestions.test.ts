import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reason, SuggestionItem } from '../../contracts/views/suggestions.ts';
import { type Stage, stage } from './stage.ts';

// What is suggested to a Kommune, its first steps, and its month: by size and place, by what it looks for, and by what the viewer may see.

let on: Stage;
let now = new Date('2026-09-07T09:00:00Z');
const ids = new Map<string, string>();
const id = (name: string): string => ids.get(name) ?? '';

interface Suggested {
  readonly items: readonly SuggestionItem[];
  readonly total: number;
  readonly aehnliche: readonly { readonly kommune: { readonly name: string }; readonly wie: string }[];
  readonly fehlt: readonly string[];
}

const suggested = async (name: string, actor?: string): Promise<Suggested> =>
  (await on.json(`/v1/kommunen/${id(name)}/suggestions`, actor)) as unknown as Suggested;
const titles = ({ items }: Suggested) => items.map(({ title }) => title);
const said = ({ fact, kommune }: Reason) => `${kommune?.name} ${fact}`;
const page = (path: string, actor?: string) => on.text(path, actor, 'text/html');
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

/** A Kommune of a size, so many kilometres north of the first one. */
const place = async (name: string, population?: number, km?: number) => {
  const { kommuneId = '' } = await on.done('/v1/kommunen', {
    ...{ name, kind: 'gemeinde', land: 'Hessen' },
    ...(population === undefined ? {} : { population }),
    ...(km === undefined ? {} : { location: { lat: 50.5 + km / 111, lon: 9 } }),
  });
  ids.set(name, kommuneId);
};

const share = async (name: string, title: string, fields: object = {}) => {
  ids.set(title, await on.share(id(name), { title, ...fields }));
};

beforeAll(async () => {
  on = await stage({}, { now: () => now });
  await place('Eigenau', 9000, 0);
  await place('Nachbarau', 9500, 10);
  await place('Fernau', 9000, 600);
  await place('Großstadt', 600_000, 30);
  await place('Unbekannt');
  await share('Fernau', 'Kita-Anmeldung ohne Papier');
  await share('Großstadt', 'Straßenzustand auf der Karte');
  await share('Großstadt', 'Nur als Anregung');
  await share('Großstadt', 'Nur im Zusammenschluss', { sichtbarkeit: 'verbund' });
  await share('Nachbarau', 'Friedhofsplan');
  await share('Eigenau', 'Unser eigenes Projekt');
});
afterAll(() => on?.hub.close());

describe('suggestions', () => {
  it('say what they would need where nothing is known', async () => {
    expect(await suggested('Unbekannt')).toMatchObject({
      items: [],
      total: 0,
      aehnliche: [],
      fehlt: [
        'die Zahl der Einwohnerinnen und Einwohner',
        'die Lage',
        'ein Gesuch: was Sie gerade lösen wollen',
      ],
    });
    expect(await on.status(`/v1/kommunen/${id('Friedhofsplan')}/suggestions`)).toBe(404);
  });

  it('name those who are alike in size and place, and what they share, with when', async () => {
    const all = await suggested('Eigenau');
    expect(all.aehnliche.map(({ kommune, wie }) => [kommune.name, wie])).toEqual([
      ['Nachbarau', 'ähnlich groß, 10 km entfernt'],
    ]);
    expect(titles(all)).toEqual(['Friedhofsplan']);
    expect(all.items[0]?.why).toEqual([
      expect.objectContaining({
        fact: 'hat das vorgestellt (ähnlich groß, 10 km entfernt)',
        date: '2026-09-07',
      }),
    ]);
  });

  it('name what they use, also by way of another one; not what they took as an idea, and nothing hidden', async () => {
    const far = await on.adopt(id('Fernau'), id('Straßenzustand auf der Karte'));
    await on.adopt(id('Nachbarau'), far.solutionId ?? '');
    await on.adopt(id('Nachbarau'), id('Nur als Anregung'), { relation: 'angeregt' });
    // What is the viewer's own is no suggestion, whoever uses it.
    await on.adopt(id('Nachbarau'), id('Unser eigenes Projekt'));
    const all = await suggested('Eigenau');
    expect(titles(all)).toEqual(['Straßenzustand auf der Karte', 'Friedhofsplan']);
    expect(all.items[0]?.why.map(said)).toEqual(['Nachbarau nutzt das (ähnlich groß, 10 km entfernt)']);
    expect(JSON.stringify(all)).not.toContain('Zusammenschluss');
  });

  it('never name one’s own, also where it went into what another one uses', async () => {
    const merged = await on.done(`/v1/kommunen/${id('Eigenau')}/adopt-best-practice`, {
      ...{ sources: [{ solutionId: id('Kita-Anmeldung ohne Papier') }], relation: 'zusammengefuehrt' },
      ...{ eigenes: id('Unser eigenes Projekt'), changes: [{ what: 'Beides in einem' }] },
      status: 'im-betrieb',
    });
    await on.adopt(id('Nachbarau'), merged.solutionId ?? '');
    const own = await suggested('Eigenau');
    // What it uses itself it has looked at already.
    expect(titles(own)).toEqual(['Straßenzustand auf der Karte', 'Friedhofsplan']);
    // Whoever else is alike hears of both that went in, but not that an owner uses its own.
    await place('Drittau', 9200, 5);
    const third = await suggested('Drittau');
    expect(titles(third)).toHaveLength(3);
    const whyOwn = third.items.find(({ title }) => title === 'Unser eigenes Projekt')?.why.map(said);
    expect(whyOwn).toEqual([
      'Nachbarau nutzt das (ähnlich groß, 5 km entfernt)',
      'Eigenau hat das vorgestellt (ähnlich groß, 5 km entfernt)',
    ]);
  });

  it('begin with what fits an open need, and tell of it to nobody who may not see it', async () => {
    await on.done(`/v1/kommunen/${id('Eigenau')}/state-need`, {
      satz: 'Wir suchen einen Plan für den Friedhof.',
      sichtbarkeit: 'kommune',
    });
    const all = await suggested('Eigenau', on.actor('kommune', id('Eigenau')));
    expect(all.items[0]).toMatchObject({ title: 'Friedhofsplan' });
    expect(all.items[0]?.why[0]?.fact).toBe(
      'passt zu Ihrem Gesuch „Wir suchen einen Plan für den Friedhof.“',
    );
    expect(all.fehlt).toEqual([]);
    expect(JSON.stringify(await suggested('Eigenau'))).not.toContain('Gesuch „');
  });

  it('leave out what has been withdrawn or looked at', async () => {
    await on.done(`/v1/kommunen/${id('Nachbarau')}/withdraw-project`, {
      solutionId: id('Friedhofsplan'),
      reason: 'Abgelöst',
    });
    await on.done(`/v1/kommunen/${id('Eigenau')}/decline-solution`, {
      sources: [{ solutionId: id('Straßenzustand auf der Karte') }],
      reason: 'kosten',
    });
    const own = on.actor('kommune', id('Eigenau'));
    expect(titles(await suggested('Eigenau', own))).toEqual([]);
  });
});

describe('first steps', () => {
  it('find a Kommune by its name, and lead on from what is said of it', async () => {
    expect(plain(await page('/erste-schritte?q=eigenau'))).toContain('1 Kommune Eigenau');
    expect(plain(await page('/erste-schritte?q=Nirgendwo'))).toContain('Unter „Nirgendwo“ ist keine Kommune');
    const verbundId = await on.verbund('Zusammenarbeit Presse');
    const { referenceId } = await on.done(`/v1/verbuende/${verbundId}/record-reference`, {
      ...{ kommuneId: id('Drittau'), statement: 'Sie nutzt es.', source: { title: 'Bericht' } },
      solution: { title: 'Bürgerkonto Süd', summary: 'Kurz.', gestaltungsfelder: ['Bürgerservice'] },
    });
    const html = await page(`/erste-schritte?kommune=${id('Drittau')}`);
    const text = plain(html);
    for (const words of ['Bürgerkonto Süd', 'Das ist unser Projekt', 'Noch ist keine Stelle angegeben'])
      expect(text).toContain(words);
    expect(html).toContain(
      `/eintragen/claim-reference?kommune=${id('Drittau')}&amp;referenceId=${referenceId}`,
    );
    for (const { title } of (await suggested('Drittau')).items) expect(text).toContain(title);
  });

  it('take nothing that is no id for a Kommune, and say so of one that is not there', async () => {
    for (const given of ['%3Cscript%3E', 'x', '', '00000000'])
      expect(await on.status(`/erste-schritte?kommune=${given}`)).toBe(200);
    expect(await on.status('/erste-schritte?kommune=00000000-0000-4000-8000-000000000000')).toBe(404);
    expect(await page('/erste-schritte?q=%3Cscript%3Ealert(1)%3C/script%3E')).not.toContain('<script>alert');
  });
});

describe('the month', () => {
  const month = async (of: string, which: string, actor?: string) =>
    plain(await page(`/kommunen/${id(of)}/monat?monat=${which}`, actor));

  it('tells what happened in it, with us and with those like us, what it costs, and what failed', async () => {
    now = new Date('2026-10-05T09:00:00Z');
    const { adoptionId } = await on.adopt(id('Drittau'), id('Kita-Anmeldung ohne Papier'), {
      kosten: { jaehrlich: { von: 1000, bis: 2000, einheit: 'Euro' } },
    });
    const october = await month('Drittau', '2026-10');
    expect(october).toContain('Ihr Monat: Oktober 2026');
    expect(october).toMatch(/Bei uns .*nutzt das jetzt.* Von anderen genutzt: 1 Lösung\./);
    expect(october).toContain('1.000 bis 2.000 Euro im Jahr (angegeben bei 1 von 1)');
    expect(october).toContain('In diesem Monat wurde nichts beendet oder aufgegeben.');
    expect(await month('Drittau', '2026-09')).not.toMatch(/Bei uns .*nutzt das jetzt.*Bei Kommunen/);
    await on.done(`/v1/kommunen/${id('Drittau')}/end-usage`, {
      adoptionId,
      on: '2026-10-04',
      anlass: 'kosten',
    });
    const after = await month('Drittau', '2026-10');
    expect(after).toMatch(/Was nicht geklappt hat .*hat damit aufgehört/);
    expect(await month('Eigenau', '2026-10')).toMatch(/Bei Kommunen wie unserer .*Drittau.* Was es kostet/);
  });

  it('shows the last whole month where none, or one that is none or lies ahead, is asked for', async () => {
    for (const which of ['', '2026-13', '2027-01', 'x', '%00'])
      expect(await month('Drittau', which), which).toContain('Ihr Monat: September 2026');
  });

  it('tells nobody of what is for fewer', async () => {
    await on.share(id('Drittau'), { title: 'Ganz vertraulich', sichtbarkeit: 'kommune' });
    expect(await month('Drittau', '2026-10')).not.toContain('Ganz vertraulich');
    expect(await month('Drittau', '2026-10', on.actor('kommune', id('Drittau')))).toContain(
      'Ganz vertraulich',
    );
  });
});
