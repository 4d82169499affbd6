import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../contracts/subjects.ts';
import { ARRANGEMENTS } from '../../src/web/arranged/all.ts';
import { CHAPTERS } from '../../src/web/help/handbook.ts';
import { everyPage } from '../browser/site.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { emptyDirectory } from '../project/demo-log.ts';

// What the handbook names is there: every page that it leads to, every button that it says (in bold), every command (as code).

let on: Stage;
/** What can be pressed, opened or filled in on any page, by its words. */
const words = new Set<string>();

const get = async (path: string, actor?: string) => {
  const headers = {
    Accept: 'text/html',
    ...(actor === undefined ? {} : { Cookie: `X-Demo-Actor=${actor}` }),
  };
  const response = await fetch(on.hub.url + path, { headers });
  return { status: response.status, text: await response.text() };
};

const plain = (html: string): string =>
  html
    .replaceAll(/<span class="lk-nurlesen">.*?<\/span>/gs, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();

const take = (html: string): void => {
  for (const [, , inner = ''] of html.matchAll(/<(a|button|summary|label|legend)\b[^>]*>(.*?)<\/\1>/gs))
    words.add(plain(inner));
};

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DATA: emptyDirectory(), LICHTERKETTE_DEMO: 'on' });
  const json = async (path: string) => (await fetch(on.hub.url + path)).json() as never;
  const { items } = (await json('/v1/solutions?limit=200')) as {
    items: { solutionId: string; entry: string; usage: { imBetrieb: number } }[];
  };
  const used = items.filter(({ usage }) => usage.imBetrieb > 0)[0]?.solutionId ?? '';
  const { adoptions, kommune } = (await json(`/v1/solutions/${used}`)) as {
    adoptions: { adoptionId: string; status: string; kommune?: { kommuneId: string } }[];
    kommune: { kommuneId: string };
  };
  const user = adoptions.find(({ status, kommune: one }) => status === 'im-betrieb' && one !== undefined);
  const actor = on.actor('kommune', user?.kommune?.kommuneId ?? '');
  const { items: needs } = (await json('/v1/needs?status=offen')) as { items: { needId: string }[] };
  const ids = { loesungen: used, uebernahmen: user?.adoptionId ?? '', gesuche: needs[0]?.needId ?? '' };
  const forms = ARRANGEMENTS.map(({ path }) => path.replace(':id', ids[path.split('/')[1] as 'gesuche']));
  for (const path of await everyPage({ get: json }, [])) take((await get(path)).text);
  for (const path of ['/loesungen?q=xylophonwerkstatt', `/loesungen/${used}`, ...forms]) {
    take((await get(path)).text);
    take((await get(path, actor)).text);
  }
  take((await get(`/loesungen/${used}`, on.actor('kommune', kommune.kommuneId))).text);
  take(readFileSync('src/web/forms/review.ts', 'utf8'));
}, 120_000);
afterAll(() => on?.hub.close());

describe.each(CHAPTERS)('$title', ({ name, text }) => {
  it('is read as help, with all that it leads to', async () => {
    expect((await get(`/hilfe/${name}`)).status).toBe(200);
    const targets = [...text.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    for (const target of targets) expect((await get(target)).status, target).toBe(200);
  });

  it('names only what can be pressed or filled in', () => {
    // What ends with a colon or a question begins a paragraph.
    const said = [...text.matchAll(/\*\*([^*]+)\*\*/g)]
      .map(([, one = '']) => one)
      .filter((one) => !/[:?]$/.test(one));
    for (const one of said) expect(words, one).toContain(one);
  });

  it('names only commands that there are', () => {
    for (const [, command = ''] of text.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g))
      expect([...COMMANDS.keys()], command).toContain(command);
  });
});

it('finds what is not there', () => {
  expect(words.size).toBeGreaterThan(100);
  expect(words).not.toContain('Diesen Knopf gibt es nicht');
});
