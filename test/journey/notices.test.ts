import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Stage, stage } from './stage.ts';
import { troubles } from './troubles.ts';

const [CLOSED, MISSING, STOPPED] = ['Eintragen geht gerade nicht', 'neueren Ausgabe', 'stehen geblieben'];
const PATHS = ['/', '/loesungen', '/hilfe', '/gibt-es-nicht'];

const { surroundings, away, newerHubWrites, stopNext } = troubles();
let on: Stage;
let kommuneId: string;
beforeAll(async () => {
  on = await stage({}, surroundings);
  kommuneId = await on.kommune('Altdorf');
});
afterAll(() => on.hub.close());

/** What stands in the place for notices of a page, one text each. */
const notices = async (path: string): Promise<string[]> => {
  const page = await on.text(path, undefined, 'text/html');
  const [, place = ''] =
    /<main [^>]*>\s*<div class="lk-hinweise" role="status">(.*?)<\/div>/s.exec(page) ?? [];
  return [...place.matchAll(/<p class="lk-hinweis">(.*?)<\/p>/gs)].map(([, text = '']) => text);
};

const everywhere = async (...words: string[]) => {
  for (const path of PATHS)
    expect(await notices(path), path).toEqual(words.map((word) => expect.stringContaining(word)));
};

it('where all is well no page has a notice', () => everywhere());

it('while nothing can be entered every page says so, error pages among them', async () => {
  away(true);
  await everywhere(CLOSED);
  away(false);
  await everywhere();
});

it('what only a newer hub can read is said to be missing, with its number', async () => {
  await newerHubWrites(`kommune-${kommuneId}`);
  await vi.waitFor(() => expect(on.hub.runner.unknown).toBe(1));
  await everywhere(MISSING);
  expect(await notices('/')).toEqual([expect.stringMatching(/^Ein Eintrag stammt/)]);
  await newerHubWrites(`kommune-${kommuneId}`);
  await vi.waitFor(() => expect(on.hub.runner.unknown).toBe(2));
  expect(await notices('/')).toEqual([expect.stringMatching(/^2 Einträge stammen/)]);
  expect(await on.text('/betriebsstatus')).toContain('Eine neuere Ausgabe hat Einträge geschrieben');
});

it('a projection that has stopped is said first, and hides none of the others', async () => {
  stopNext();
  await on.kommune('Neudorf');
  await vi.waitFor(() => expect(on.hub.runner.failures).toHaveLength(1));
  await everywhere(STOPPED, MISSING);
  away(true);
  await everywhere(STOPPED, MISSING, CLOSED);
});
