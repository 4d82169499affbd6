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

    test('sees who uses it among Kommunen like ours, what they changed, and whom to call', async () => {
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      await person.type('Ich komme aus', 'Neuanfang');
      await person.go('button', 'Wie wir zuerst');
      expect(await person.page.textContent('main')).toContain(
        'Zuerst steht, wer in Größe und Lage am nächsten',
      );
      expect(await person.under('Was andere geändert haben').locator('li').count()).toBeGreaterThan(0);
      expect(await person.under('Wen kann ich fragen?').getByRole('link').count()).toBeGreaterThan(0);
      expect(done('who, what changed, whom to call').clicks).toBeLessThanOrEqual(5);
    });

    test('says that it uses it, too: three fields, half a minute, and a receipt', async () => {
      await act(newcomers[number] ?? '');
      await find('Parkausweis für Anwohner', /^Bewohnerparken/);
      await person.begin(person.page.url());
      await person.go('button', 'Wir nutzen das auch');
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
      expect(effort.fields).toBeLessThanOrEqual(3);
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
  },
);
