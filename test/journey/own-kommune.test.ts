import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxItem, Task } from '../../contracts/views/own-kommune.ts';
import { type Stage, stage } from './stage.ts';

// What a Kommune is asked for and what concerns it, over a year that begins on this day.

const START = '2026-02-02T09:00:00Z';

let on: Stage;
let now = new Date(START);
let [own, other, verbund] = ['', '', ''];
let vorlage = '';

interface Tasks {
  readonly items: readonly Task[];
  readonly ruhend: readonly Task[];
  readonly weitere: number;
  readonly pauseBis?: string;
}

beforeAll(async () => {
  on = await stage({}, { now: () => now });
  [own, other] = [await on.kommune('Gemeinde Eigen'), await on.kommune('Gemeinde Andere')];
  verbund = await on.verbund('Zusammenarbeit Aue');
  vorlage = await on.share(other, { title: 'Vorlage' });
});
afterAll(() => on.hub.close());

const at = (day: string) => {
  now = new Date(`${day}T09:00:00Z`);
};
const actor = () => on.actor('kommune', own);
const tasks = async () => (await on.json(`/v1/kommunen/${own}/tasks`, actor())) as unknown as Tasks;
const arten = async () => (await tasks()).items.map(({ art }) => art);
const inbox = async (more = '') =>
  (await on.json(`/v1/kommunen/${own}/inbox?limit=100${more}`, actor())) as unknown as {
    readonly items: readonly InboxItem[];
    readonly total: number;
    readonly next?: string;
  };
const page = (path = '/unsere-kommune', as: string | undefined = actor()) => on.text(path, as, 'text/html');

describe('tasks and inbox', () => {
  it('are for the Kommune itself: 403 for everybody else, 404 where there is none', async () => {
    for (const name of ['tasks', 'inbox']) {
      const path = `/v1/kommunen/${own}/${name}`;
      expect(await on.status(path, actor())).toBe(200);
      for (const as of [undefined, on.actor('kommune', other), on.actor('verbund', verbund)])
        expect(await on.status(path, as), String(as)).toBe(403);
      expect(await on.status(`/v1/kommunen/${verbund}/${name}`, actor())).toBe(404);
    }
  });

  it('a use is asked for once nobody has confirmed it for a year, on the next of three days a year, and no more once it is', async () => {
    const { adoptionId = '' } = await on.adopt(own, vorlage, {
      stand: '2025-01-15',
      adoptedOn: '2023-01-02',
      relation: 'unveraendert',
    });
    // Since January it has been a year; it is asked from July on.
    expect(await arten()).toEqual([]);
    at('2026-07-01');
    const [task] = (await tasks()).items;
    expect(task).toMatchObject({ art: 'nutzung-bestaetigen', seit: '2026-07-01', anzahl: 1 });
    expect(task?.eintraege).toMatchObject([{ adoptionId, title: 'Vorlage', monate: 17 }]);
    expect(await page()).toContain('Nutzen Sie das noch?');
    await on.done(`/v1/kommunen/${own}/reconfirm-usage`, { adoptionId });
    expect((await arten()).includes('nutzung-bestaetigen')).toBe(false);
  });

  it('a Vorlage that is withdrawn is told at once, and one with a new version can wait', async () => {
    const one = await on.share(other, { title: 'Wird zurückgezogen' });
    const two = await on.share(other, { title: 'Bekommt eine Fassung' });
    const first = await on.adopt(own, one, { adoptedOn: '2023-01-02' });
    await on.adopt(own, two, { adoptedOn: '2023-01-02' });
    at('2026-07-06');
    await on.done(`/v1/kommunen/${other}/withdraw-project`, { solutionId: one, reason: 'Abgelöst' });
    await on.done(`/v1/kommunen/${other}/revise-project`, {
      solutionId: two,
      note: 'Neu',
      summary: 'Anders',
    });
    expect(await arten()).toEqual(['vorlage-zurueckgezogen']);
    at('2026-09-01');
    expect(await arten()).toContain('vorlage-neue-fassung');
    await on.done(`/v1/kommunen/${own}/reconfirm-usage`, { adoptionId: first.adoptionId });
    expect(await arten()).not.toContain('vorlage-zurueckgezogen');
    const anlass = (await inbox()).items.map((item) => [item.type, item.anlass]);
    expect(anlass).toEqual([
      ['ProjectRevised', 'vorlage'],
      ['ProjectWithdrawn', 'vorlage'],
    ]);
  });

  it('answers to the own Gesuch and words of a Zusammenschluss are asked for at once', async () => {
    const { needId } = await on.done(`/v1/kommunen/${own}/state-need`, { satz: 'Wir suchen etwas.' });
    await on.done(`/v1/kommunen/${other}/answer-need`, { needId, art: 'beratung', text: 'Gern.' });
    const zweckverband = (await on.done('/v1/verbuende', { name: 'Zweckverband Aue', kind: 'zweckverband' }))
      .verbundId;
    await on.done(`/v1/verbuende/${zweckverband}/record-membership`, {
      kommuneId: own,
      since: '2024-01-01',
      basis: 'Satzung',
    });
    expect((await arten()).slice(0, 1)).toEqual(['antworten']);
    expect((await inbox()).items.slice(0, 2).map(({ anlass }) => anlass)).toEqual([
      'mitgliedschaft',
      'antwort',
    ]);
    await on.done(`/v1/kommunen/${own}/close-need`, { needId, ergebnis: 'geloest' });
    expect(await arten()).not.toContain('antworten');
    expect(await arten()).toContain('mitgliedschaft');
    await on.done(`/v1/kommunen/${own}/accept-membership`, { verbundId: zweckverband });
    expect(await arten()).not.toContain('mitgliedschaft');
  });

  it('what others make of one’s own concerns it, also that it was taken back; what is hidden from it does not', async () => {
    const mine = await on.share(own, { title: 'Eigenes' });
    const taken = await on.adopt(other, mine);
    await on.adopt(await on.kommune('Gemeinde Verborgen'), mine, { sichtbarkeit: 'kommune' });
    await on.done(`/v1/kommunen/${other}/retract-adoption`, {
      adoptionId: taken.adoptionId,
      grund: 'Verwechselt',
    });
    const { items, total } = await inbox();
    expect(items.slice(0, 2).map(({ type, anlass }) => [type, anlass])).toEqual([
      ['AdoptionRetracted', 'von-uns-uebernommen'],
      ['BestPracticeAdopted', 'von-uns-uebernommen'],
    ]);
    const first = (await on.json(`/v1/kommunen/${own}/inbox?limit=1`, actor())) as unknown as {
      next: string;
      items: InboxItem[];
    };
    const second = await inbox(`&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.total).toBe(total);
    expect(await page()).toContain('Von Ihnen übernommen');
  });

  it('what changed is asked for after a month, what it brought after half a year; never more than three', async () => {
    at('2026-09-07');
    const third = await on.share(other, { title: 'Drittes' });
    await on.adopt(own, third, { relation: 'nicht-angegeben', adoptedOn: '2026-01-02' });
    at('2027-04-01');
    expect(await arten()).toEqual(['noch-nicht-angegeben', 'vorlage-neue-fassung', 'ergebnis']);
    const { needId } = await on.done(`/v1/kommunen/${own}/state-need`, { satz: 'Wir suchen mehr.' });
    await on.done(`/v1/kommunen/${other}/answer-need`, { needId, art: 'beratung', text: 'Gern.' });
    const all = await tasks();
    expect([all.items.length, all.weitere]).toEqual([3, 1]);
    const named = all.items.map(({ art }) => art);
    expect(named).toEqual(['antworten', 'noch-nicht-angegeben', 'vorlage-neue-fassung']);
  });

  it('from October to December nothing is asked; what rests can be looked at', async () => {
    for (const [day, pause] of [
      ['2027-09-30', undefined],
      ['2027-10-01', '2027-12-31'],
      ['2027-12-31', '2027-12-31'],
      ['2028-01-01', undefined],
    ] as const) {
      at(day);
      const all = await tasks();
      expect(all.pauseBis, day).toBe(pause);
      expect(all.items.length > 0, day).toBe(pause === undefined);
      expect(all.ruhend.length > 0, day).toBe(pause !== undefined);
    }
    at('2027-11-11');
    expect(await page()).toContain('Von Oktober bis Dezember erinnern wir an nichts');
  });
});

describe('„Ja, nutzen wir noch“ for all at once', () => {
  const send = async (ids: readonly string[], as: string | undefined = actor()) => {
    const body = new URLSearchParams();
    for (const id of ids) body.append('uebernahme', id);
    const response = await fetch(`${on.hub.url}/unsere-kommune/bestaetigen`, {
      method: 'POST',
      headers: { Accept: 'text/html', ...(as ? { 'X-Demo-Actor': as } : {}) },
      body,
    });
    return { status: response.status, text: await response.text() };
  };
  const confirmations = async () =>
    ((await on.json(`/v1/feed?limit=200&channel=kommune:${own}`)).items as { type: string }[]).filter(
      ({ type }) => type === 'UsageReconfirmed',
    ).length;

  it('confirms each once, however often it is sent, and tells honestly what was refused', async () => {
    at('2028-02-02');
    const { uebernahmen } = (await on.json(`/v1/kommunen/${own}`)) as {
      uebernahmen: { adoptionId: string; title: string }[];
    };
    const [a, b, c] = uebernahmen.map(({ adoptionId }) => adoptionId);
    const ids = [a ?? '', b ?? '', c ?? ''];
    const before = await confirmations();
    const first = await send(ids);
    expect([first.status, first.text.includes('3 Nutzungen bestätigt')]).toEqual([200, true]);
    expect(await confirmations()).toBe(before + 3);
    expect((await send(ids)).status).toBe(200);
    expect(await confirmations()).toBe(before + 3);
    await on.done(`/v1/kommunen/${own}/end-usage`, { adoptionId: b, on: '2028-02-01' });
    at('2028-02-03');
    await on.done(`/v1/kommunen/${own}/reconfirm-usage`, { adoptionId: c });
    const partly = await send(ids);
    expect(partly.status).toBe(409);
    expect(partly.text).toContain('2 von 3 Nutzungen bestätigt');
    expect(partly.text).toContain('war heute schon bestätigt');
    expect(partly.text).toContain('Diese Nutzung ist beendet.');
    expect(await confirmations()).toBe(before + 5);
  });

  it('is for whoever acts for a Kommune, for its own entries, from pages of ours', async () => {
    const { uebernahmen } = (await on.json(`/v1/kommunen/${own}`)) as {
      uebernahmen: { adoptionId: string }[];
    };
    const ids = [uebernahmen[0]?.adoptionId ?? ''];
    expect((await send(ids, on.actor('verbund', verbund))).status).toBe(403);
    expect((await send(ids, on.actor('kommune', other))).text).toContain('nicht bestätigt');
    expect((await send([])).text).toContain('Nichts ausgewählt');
    const foreign = await fetch(`${on.hub.url}/unsere-kommune/bestaetigen`, {
      method: 'POST',
      headers: { Origin: 'https://anderswo.example', 'X-Demo-Actor': actor() },
      body: new URLSearchParams([['uebernahme', ids[0] ?? '']]),
    });
    expect(foreign.status).toBe(403);
  });
});

describe('the page „Unsere Kommune“', () => {
  it('says so where no Kommune is known, and offers to choose one', async () => {
    const open = await page('/unsere-kommune', '');
    expect(open).toContain('Für welche, ist noch nicht bekannt.');
    expect(await page('/unsere-kommune?suche=eigen', '')).toContain(`value="kommune-${own}.`);
    expect(await page('/unsere-kommune?suche=xyz', '')).toContain('Keine Kommune heißt so.');
    expect(await page('/unsere-kommune', on.actor('verbund', verbund))).toContain('Sie treten gerade für');
  });

  it('lists the own entries with who sees them', async () => {
    await on.share(own, { title: 'Nur intern', sichtbarkeit: 'kommune' });
    const text = await page();
    expect(text).toContain('Nur intern');
    expect(text).toContain('sichtbar für: nur wir');
    expect(await page('/unsere-kommune', on.actor('kommune', other))).not.toContain('Nur intern');
  });
});
