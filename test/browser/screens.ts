import { mkdirSync } from 'node:fs';
import { ARRANGEMENTS } from '../../src/web/arranged/all.ts';
import { openSite, type Site } from './site.ts';

// Pictures of the pages that the handbook tells of, and of every form that is arranged by hand, as a phone and as a desk shows them. They are
// looked at, and never committed.

const FOLDER = new URL('../../docs/handbuch/bilder/', import.meta.url);
const WIDTHS = [1280, 390];

interface Ids {
  readonly loesungen: string;
  readonly uebernahmen: string;
  readonly gesuche: string;
  readonly actor: string;
}

interface Adoption {
  readonly adoptionId: string;
  readonly status: string;
  readonly kommune?: { readonly kommuneId: string };
}

/** Something of the demo that a Kommune uses, and a need. */
const idsIn = async ({ get }: Site): Promise<Ids> => {
  const { items } = await get<{ items: { solutionId: string; title: string }[] }>('/v1/solutions?limit=200');
  const loesungen = items.find(({ title }) => title.startsWith('Bewohnerparken'))?.solutionId ?? '';
  const { adoptions } = await get<{ adoptions: Adoption[] }>(`/v1/solutions/${loesungen}`);
  const used = adoptions.find(({ status, kommune }) => status === 'im-betrieb' && kommune !== undefined);
  const { items: needs } = await get<{ items: { needId: string }[] }>('/v1/needs?status=offen');
  const { items: actors } = await get<{ items: { id: string }[] }>('/v1/demo-actors');
  return {
    loesungen,
    uebernahmen: used?.adoptionId ?? '',
    gesuche: needs[0]?.needId ?? '',
    actor: actors.find(({ id }) => id.includes(used?.kommune?.kommuneId ?? 'none'))?.id ?? '',
  };
};

const pagesOf = (ids: Ids): Readonly<Record<string, string>> => ({
  start: '/',
  finden: '/loesungen?q=parkausweis',
  'nichts-gefunden': '/loesungen?q=xylophonwerkstatt',
  loesung: `/loesungen/${ids.loesungen}`,
  gesuch: `/gesuche/${ids.gesuche}`,
  eintragen: '/eintragen',
  hilfe: '/hilfe',
  'hilfe-nutzung': '/hilfe/nutzung-eintragen',
  'neue-fassung': '/eintragen/revise-project',
  ...Object.fromEntries(
    ARRANGEMENTS.map(({ path }) => [
      path.split('/').at(-1) ?? path,
      path.replace(':id', ids[path.split('/')[1] as 'gesuche']),
    ]),
  ),
});

const site = await openSite();
try {
  mkdirSync(FOLDER, { recursive: true });
  const ids = await idsIn(site);
  for (const width of WIDTHS) {
    const context = await site.browser.newContext({ viewport: { width, height: 900 } });
    await context.addCookies([{ name: 'X-Demo-Actor', value: ids.actor, url: site.url }]);
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pagesOf(ids))) {
      await page.goto(site.url + path);
      const file = width === WIDTHS[0] ? `${name}.png` : `${name}-${width}.png`;
      await page.screenshot({ path: new URL(file, FOLDER).pathname, fullPage: true });
    }
    // What a form says that was sent without anything in it.
    await page.goto(`${site.url}/projekt-vorstellen`);
    await page.locator('.lk-form .lk-btnr button').click();
    await page.waitForLoadState('load');
    await page.screenshot({ path: new URL(`fehler-${width}.png`, FOLDER).pathname, fullPage: true });
    await context.close();
  }
  console.log(`pictures: ${FOLDER.pathname}`);
} finally {
  await site.close();
}
