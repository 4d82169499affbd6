import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Helper, PairItem } from '../../contracts/views/pairs.ts';
import { type Stage, stage } from './stage.ts';

// Who asks and who can answer in a Zusammenschluss: by the words of what is looked for, and by what the viewer may see of who has it.

let hub: Stage;
let verbundId: string;
const ids = new Map<string, string>();
const id = (name: string): string => ids.get(name) ?? '';
const NAMES = ['Fragau', 'Nutzau', 'Heimlichau', 'Fernau', 'Fremdau', 'Auchau'];

interface Answer {
  readonly items: readonly PairItem[];
  readonly total: number;
  readonly next?: string;
}

const pairs = async (actor?: string, query = ''): Promise<Answer> =>
  (await hub.json(`/v1/verbuende/${verbundId}/pairs${query}`, actor)) as unknown as Answer;

const says = ({ kommune, mitglied, weil }: Helper) =>
  `${kommune?.name} ${mitglied ? 'gehört dazu' : 'nicht'}: ${weil}`;

const adopt = (name: string, solutionId: string, more: object = {}) =>
  hub.done(`/v1/kommunen/${id(name)}/adopt-best-practice`, {
    ...{ sources: [{ solutionId }], relation: 'unveraendert', adoptedOn: '2024-03-01', status: 'im-betrieb' },
    ...more,
  });

const need = async (name: string, satz: string, more: object = {}): Promise<string> =>
  (await hub.done(`/v1/kommunen/${id(name)}/state-need`, { satz, ...more })).needId ?? '';

let kita: string;
let asked: string;

beforeAll(async () => {
  hub = await stage();
  verbundId = await hub.verbund('Zusammenarbeit Probe');
  for (const name of NAMES) ids.set(name, await hub.kommune(name));
  for (const name of ['Fragau', 'Nutzau', 'Heimlichau']) await hub.join(id(name), verbundId);
  kita = await hub.share(id('Fernau'), { title: 'Kita-Anmeldung ohne Papier' });
  await hub.share(id('Fragau'), { title: 'Eigene Kita-Anmeldung' });
  await hub.share(id('Fremdau'), { title: 'Straßenzustand auf der Karte' });
  await adopt('Nutzau', kita);
  await adopt('Heimlichau', kita, { sichtbarkeit: 'verbund' });
  await adopt('Auchau', kita);
  // Who asks may try something of it already: it is not told to ask itself.
  await adopt('Fragau', kita, { status: 'in-erprobung' });
  asked = await need('Fragau', 'Wir suchen eine Anmeldung zur Kita.');
  await need('Nutzau', 'Wir suchen jemanden, der Xylophone wartet.', { sichtbarkeit: 'verbund' });
  await need('Fremdau', 'Wir suchen eine Anmeldung zur Kita, auch für uns.');
  await hub.done(`/v1/kommunen/${id('Fremdau')}/answer-need`, { needId: asked, art: 'beratung' });
  await hub.done(`/v1/kommunen/${id('Auchau')}/answer-need`, { needId: asked, art: 'wir-auch' });
});
afterAll(() => hub?.hub.close());

describe('who asks and who can answer', () => {
  it('names who has offered to, then members, then others, and never who asks', async () => {
    const { items, total } = await pairs(`verbund-${verbundId}.verbundstelle`);
    expect([total, items.map(({ satz }) => satz)]).toEqual([
      2,
      ['Wir suchen jemanden, der Xylophone wartet.', 'Wir suchen eine Anmeldung zur Kita.'],
    ]);
    const [none, found] = items;
    expect(none?.koennenHelfen).toEqual([]);
    expect(found?.koennenHelfen.map(says).sort()).toEqual(
      [
        ...['Fremdau nicht: angebot', 'Heimlichau gehört dazu: nutzung', 'Nutzau gehört dazu: nutzung'],
        ...['Fernau nicht: ursprung', 'Auchau nicht: nutzung'],
      ].sort(),
    );
    const [first, ...more] = found?.koennenHelfen ?? [];
    expect(first).toMatchObject({ weil: 'angebot', art: 'beratung' });
    expect(more.map(({ mitglied }) => mitglied)).toEqual([true, true, false, false]);
    expect(more[0]).toMatchObject({
      solutionId: kita,
      title: 'Kita-Anmeldung ohne Papier',
      status: 'im-betrieb',
    });
  });

  it('tells nobody of what they may not see: neither a need nor a use', async () => {
    for (const actor of [undefined, `kommune-${id('Fremdau')}.fachdienst`]) {
      const { items, total } = await pairs(actor);
      expect([total, items.map(({ needId }) => needId)]).toEqual([1, [asked]]);
      expect(JSON.stringify(items)).not.toContain('Heimlichau');
    }
  });

  it('comes page by page, and refuses a mark that it did not give', async () => {
    const actor = `verbund-${verbundId}.verbundstelle`;
    const first = await pairs(actor, '?limit=1');
    const second = await pairs(actor, `?limit=1&cursor=${encodeURIComponent(first.next ?? '')}`);
    expect([first.items.length, second.items.map(({ needId }) => needId), second.next]).toEqual([
      1,
      [asked],
      undefined,
    ]);
    const path = `/v1/verbuende/${verbundId}/pairs`;
    expect(await hub.status(`${path}?cursor=x`)).toBe(400);
    expect(await hub.status(`${path}?cursor=${encodeURIComponent(first.next ?? '')}`)).toBe(400);
    expect(await hub.status(`${path}?limit=0`)).toBe(400);
    expect(await hub.status(`/v1/verbuende/${id('Fragau')}/pairs`)).toBe(404);
  });

  it('stands on the Arbeitsplatz, in words', async () => {
    const page = `/zusammenschluesse/${verbundId}/arbeitsplatz`;
    const html = await hub.text(page, undefined, 'text/html');
    const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Wer fragt, und wer antworten kann 1 offenes Gesuch.');
    expect(text).toMatch(
      /Fremdau \(kein Mitglied\) bietet Beratung an .*Nutzau : Kita-Anmeldung ohne Papier im Betrieb, seit 1. März 2024/,
    );
    expect(text).not.toContain('Xylophone');
    const own = await hub.text(page, `verbund-${verbundId}.verbundstelle`, 'text/html');
    expect(own).toContain('Dazu ist hier noch nichts Passendes eingetragen.');
  });

  it('tells of no need that has been closed', async () => {
    await hub.done(`/v1/kommunen/${id('Fragau')}/close-need`, { needId: asked, ergebnis: 'entfallen' });
    expect(await pairs()).toMatchObject({ items: [], total: 0 });
  });
});
