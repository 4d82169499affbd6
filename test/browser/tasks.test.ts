import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Effort, Person, secondsOf } from './person.ts';
import { openSite, type Site } from './site.ts';

// What people come for, as a new user does it: from the start page, by visible names alone; counted, and printed as a table.

let site: Site;
/** Kommunen of the demo that use nothing of it yet: one for every way of looking. */
const newcomers: string[] = [];
const table: { readonly task: string; readonly view: string; readonly effort: Effort }[] = [];

beforeAll(async () => {
  site = await openSite();
  for (const name of [
    'Gemeinde Neuanfang',
    'Gemeinde Erstauftritt',
    'Gemeinde Beginnau',
    'Gemeinde Anfangsdorf',
  ]) {
    const { kommuneId = '' } = await site.post('/v1/kommunen', {
      name,
      kind: 'gemeinde',
      land: 'Hessen',
      population: 9000,
    });
    newcomers.push(kommuneId);
  }
}, 120_000);
afterAll(async () => {
  const rows = table.map(({ task, view, effort }) =>
    [
      task.padEnd(46),
      view.padEnd(14),
      effort.clicks,
      effort.fields,
      effort.keys,
      `${secondsOf(effort)} s`,
    ].join('\t'),
  );
  console.log(['task\tview\tclicks\tfields\tkeys\tby hand', ...rows].join('\n'));
  await site?.close();
});

const VIEWS = [
  { width: 1280, script: true },
  { width: 1280, script: false },
  { width: 390, script: true },
  { width: 390, script: false },
];

describe.each(VIEWS.map((view, number) => ({ ...view, number })))(
  'at $width px, script: $script',
  ({ width, script, number }) => {
    let context: BrowserContext;
    let person: Person;
    const view = `${width} ${script ? 'script' : 'without'}`;

    beforeAll(async () => {
      context = await site.browser.newContext({
        viewport: { width, height: 900 },
        javaScriptEnabled: script,
      });
      person = new Person(await context.newPage());
    });
    afterAll(() => context?.close());

    const done = (task: string): Effort => {
      table.push({ task, view, effort: person.effort });
      return person.effort;
    };

    const find = async (words: string, title: RegExp) => {
      await person.begin(site.url);
      await person.type('Problem in eigenen Worten', words);
      await person.go('button', 'Lösungen finden');
      await person.go('link', title);
    };

    /** Takes a role, as somebody does who has signed in. */
    const act = async (name: string) => {
      const { items } = await site.get<{ items: { id: string }[] }>('/v1/demo-actors');
      const id = items.find((one) => one.id.includes(name))?.id ?? '';
      await context.addCookies([{ name: 'X-Demo-Actor', value: id, url: site.url }]);
    };

    test('finds what others have for a problem in own words', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      expect(await person.page.textContent('h1')).toContain('Bewohnerparken');
      expect(done('find a solution').clicks).toBeLessThanOrEqual(3);
    });

    test('sees who uses it among Kommunen like ours', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      await person.type('Ich komme aus', 'Neuanfang');
      await person.go('button', 'Wie wir zuerst');
      expect(await person.page.textContent('main')).toContain(
        'Zuerst steht, wer in Größe und Lage am nächsten',
      );
      expect(await person.under('Wer nutzt das im Einzelnen?').locator('li').count()).toBeGreaterThan(0);
      expect(done('who uses it among Kommunen like ours').clicks).toBeLessThanOrEqual(5);
    });

    test('sees what others changed, and whom to call', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      expect(await person.under('Was andere geändert haben').locator('li').count()).toBeGreaterThan(0);
      expect(await person.under('Wen kann ich fragen?').getByRole('link').count()).toBeGreaterThan(0);
      expect(done('what changed, whom to call').clicks).toBeLessThanOrEqual(3);
    });

    test('says that it uses it, too: three fields, half a minute, and a receipt', async () => {
      await act(newcomers[number] ?? '');
      await person.begin(site.url);
      await person.type('Problem in eigenen Worten', 'Parkausweis für Anwohner');
      await person.enter();
      await person.go('link', /^Wir nutzen das auch ?: Bewohnerparken/);
      await person.pick('im Betrieb');
      await person.type('Jahr', '2024');
      await person.type(/^Was haben Sie angepasst/, 'Antrag auch in Leichter Sprache');
      await person.go('button', /^Eintragen/);
      expect(await person.page.textContent('h1')).toBe('Eingetragen');
      for (const part of [
        'Wer das jetzt sieht',
        'Wen Sie jetzt anrufen können',
        'Was andere geändert haben',
        'Wie es weitergehen kann',
      ])
        expect(await person.page.getByRole('heading', { name: part }).count(), part).toBe(1);
      const effort = done('declare use');
      // Three of the form, and the one in which it was looked for.
      expect(effort.fields).toBeLessThanOrEqual(1 + 3);
      expect(secondsOf(effort)).toBeLessThanOrEqual(30);
    });

    test('says what it brought', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      await person.go('button', 'Erfahrung eintragen');
      await person.pick('besser');
      await person.type(/^Was ist anders geworden/, 'Weniger Rückfragen am Telefon.');
      await person.go('button', /^Eintragen/);
      expect(await person.page.textContent('h1')).toBe('Eingetragen');
      expect(done('report an outcome').fields).toBeLessThanOrEqual(3);
    });

    test('asks others for what there is not yet', async () => {
      await person.begin(site.url);
      await person.type('Problem in eigenen Worten', `xylophonwerkstatt${number}`);
      await person.go('button', 'Lösungen finden');
      await person.go('link', 'Wir suchen das');
      await person.go('button', /^Eintragen/);
      expect(await person.page.textContent('h1')).toBe('Eingetragen');
      await person.go('link', 'Ansehen, wo es steht');
      expect(await person.page.textContent('h1')).toContain('xylophonwerkstatt');
      expect(done('find nothing, ask for it').clicks).toBeLessThanOrEqual(6);
    });

    test('learns that what it took over was withdrawn, where it looks after its own', async () => {
      const owner = newcomers[(number + 1) % newcomers.length] ?? '';
      const { solutionId = '' } = await site.post(`/v1/kommunen/${owner}/share-project`, {
        title: `Ferienpass ${number}`,
        summary: 'Anmeldung zu den Ferienspielen.',
        gestaltungsfelder: ['Bildung und Betreuung'],
        innovationStatus: 'laeuft',
      });
      await site.post(`/v1/kommunen/${newcomers[number]}/adopt-best-practice`, {
        sources: [{ solutionId }],
        relation: 'unveraendert',
        status: 'im-betrieb',
      });
      await site.post(`/v1/kommunen/${owner}/withdraw-project`, {
        solutionId,
        reason: 'Das Land bietet es an.',
      });
      await act(newcomers[number] ?? '');
      await person.begin(site.url);
      await person.go('link', 'Unsere Kommune');
      expect(await person.page.textContent('main')).toContain('Eine Vorlage ist zurückgezogen');
      expect(await person.page.textContent('main')).toContain(`Ferienpass ${number}`);
      expect(done('learn of a withdrawal').clicks).toBeLessThanOrEqual(1);
    });

    test('follows what is new without an account', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      const answer = await person.fetch('Atom', person.under('Auf dem Laufenden bleiben'));
      expect([answer.status(), answer.headers()['content-type']]).toEqual([
        200,
        expect.stringContaining('application/atom+xml'),
      ]);
      const feed = await fetch(answer.url());
      expect(await feed.text()).toContain('<feed');
      expect(done('follow').clicks).toBeLessThanOrEqual(4);
    });

    test('has the Anlage for its council in three clicks from the list', async () => {
      await person.begin(`${site.url}/loesungen`);
      await person.type('Problem in eigenen Worten', 'Parkausweis');
      await person.go('button', 'Lösungen finden');
      const before = person.effort.clicks;
      await person.go('link', /^Bewohnerparken/);
      await person.go('link', 'Anlage erstellen');
      const files: string[] = [];
      for (const name of ['Für Word herunterladen (DOCX)', 'Als PDF öffnen']) {
        const href = await person.page.getByRole('link', { name }).getAttribute('href');
        const file = await fetch(new URL(href ?? '', site.url));
        expect(file.status, name).toBe(200);
        files.push(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 4));
      }
      expect(files).toEqual(['PK\u0003\u0004', '%PDF']);
      expect(person.effort.clicks - before + 1).toBeLessThanOrEqual(3);
      done('make the Anlage (one more click)');
    });

    test('compares two', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      await person.go('link', 'Mit anderen vergleichen');
      await person.tick(/^(?!Bewohnerparken)/);
      await person.go('button', 'Vergleichen');
      expect(await person.page.textContent('h1')).toContain('Vergleich');
      expect(await person.page.getByText('Die Reihenfolge ist Ihre, keine Wertung.').count()).toBe(1);
      expect(done('compare two').clicks).toBeLessThanOrEqual(6);
    });
  },
);
