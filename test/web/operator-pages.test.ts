import { describe, expect, it } from 'vitest';
import { PAGES } from '../../src/web/shown.ts';
import { stage } from '../journey/stage.ts';

const ABSENT = 'Das hat die Betriebsstelle noch nicht angegeben.';
const PATHS = ['/impressum', '/datenschutz', '/barrierefreiheit'];

const SETTINGS = {
  LICHTERKETTE_OPERATOR: 'Zweckverband Aue & Tal, Marktplatz 1, 12345 Aue',
  LICHTERKETTE_OPERATOR_REPRESENTED: 'die Verbandsvorsteherin',
  LICHTERKETTE_OPERATOR_CONTACT: 'mailto:post@aue.example, tel:+49123-456',
  LICHTERKETTE_PRIVACY_CONTACT: 'mailto:datenschutz@aue.example',
  LICHTERKETTE_PRIVACY_AUTHORITY: 'Die Landesbeauftragte',
  LICHTERKETTE_ACCESSIBILITY_CONTACT: 'https://aue.example/barriere',
  LICHTERKETTE_ACCESSIBILITY_AUTHORITY: 'Schlichtungsstelle des Landes',
};

describe('the pages that the law asks for', () => {
  it('say what the operator has set, each thing where it belongs', async () => {
    const on = await stage(SETTINGS);
    const [imprint = '', privacy = '', accessibility = ''] = await Promise.all(
      PATHS.map((path) => on.text(path, undefined, 'text/html')),
    );
    for (const page of [imprint, privacy, accessibility]) expect(page).not.toContain(ABSENT);
    expect(imprint).toContain(
      '<dt>Anbieter</dt><dd>Zweckverband Aue &amp; Tal, Marktplatz 1, 12345 Aue</dd>',
    );
    expect(imprint).toContain('die Verbandsvorsteherin');
    expect(imprint).toContain('<a href="mailto:post@aue.example">post@aue.example</a>');
    expect(imprint).toContain('<a href="tel:+49123-456">+49123-456</a>');
    expect(privacy).toContain('<a href="mailto:datenschutz@aue.example">');
    expect(privacy).toContain('Die Landesbeauftragte');
    expect(accessibility).toContain('<a href="https://aue.example/barriere">aue.example/barriere</a>');
    expect(accessibility).toContain('Schlichtungsstelle des Landes');
    await on.hub.close();
  });

  it('say that it has not set something, and stand at the foot of every page', async () => {
    const on = await stage();
    const counts = await Promise.all(
      PATHS.map(async (path) => (await on.text(path, undefined, 'text/html')).split(ABSENT).length - 1),
    );
    expect(counts).toEqual([3, 3, 2]);
    for (const { path } of PAGES.filter((page) => !page.path.includes(':'))) {
      const foot = (await on.text(path, undefined, 'text/html')).split('<footer')[1] ?? '';
      for (const there of PATHS) expect(foot, path).toContain(`href="${there}"`);
    }
    await on.hub.close();
  });
});

describe('what search engines are told', () => {
  const pagesOf = (text: string) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);

  it('is every page that the public may read, under the address of the settings alone', async () => {
    const on = await stage({ LICHTERKETTE_BASE_URL: 'https://hub.example' });
    const kommuneId = await on.kommune('Gemeinde Aue');
    const seen = await on.share(kommuneId, { title: 'Für alle' });
    const hidden = await on.share(kommuneId, { title: 'Nur für uns', sichtbarkeit: 'kommune' });
    const sitemap = pagesOf(await on.text('/sitemap.xml', on.actor('kommune', kommuneId)));
    expect(sitemap).toContain('https://hub.example/');
    expect(sitemap).toContain('https://hub.example/impressum');
    expect(sitemap).toContain(`https://hub.example/kommunen/${kommuneId}`);
    expect(sitemap).toContain(`https://hub.example/loesungen/${seen}`);
    expect(sitemap).not.toContain(`https://hub.example/loesungen/${hidden}`);
    expect(sitemap).not.toContain('https://hub.example/betriebsstatus');
    expect(await on.text('/robots.txt')).toContain('Sitemap: https://hub.example/sitemap.xml\n');
    const page = await on.text(`/kommunen/${kommuneId}?utm_source=x`, undefined, 'text/html');
    expect(page).toContain(`<link rel="canonical" href="https://hub.example/kommunen/${kommuneId}">`);
    await on.hub.close();
  });

  it('lists more than one page of a list holds, and says no whole address that no setting gives', async () => {
    const on = await stage();
    const ids: string[] = [];
    for (let one = 0; one < 203; one += 1) ids.push(await on.kommune(`Gemeinde Nummer ${one}`));
    const sitemap = new Set(pagesOf(await on.text('/sitemap.xml')));
    expect(ids.filter((id) => !sitemap.has(`${on.hub.url}/kommunen/${id}`))).toEqual([]);
    expect(await on.text('/kommunen', undefined, 'text/html')).not.toContain('rel="canonical"');
    await on.hub.close();
  });

  it('is another title and a description on every page', async () => {
    const on = await stage();
    const kommuneId = await on.kommune('Gemeinde Aue');
    const summary = 'Was gefunden wird, steht noch am selben Tag im Netz.';
    const solutionId = await on.share(kommuneId, { title: 'Fundbüro', summary });
    const paths = PAGES.map(({ path }) => path).filter((path) => !path.includes(':'));
    const titles = new Map<string, string>();
    for (const path of [...paths, `/kommunen/${kommuneId}`, `/loesungen/${solutionId}`]) {
      const page = await on.text(path, undefined, 'text/html');
      const title = /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '';
      expect([titles.get(title), title], path).toEqual([undefined, title]);
      titles.set(title, path);
      expect(/<meta name="description" content="[^"]{30,}">/.test(page), path).toBe(true);
    }
    await on.hub.close();
  });
});
