import { openSite } from './site.ts';

/**
 * Prints how long it takes from the answer of a declaration until other open pages announce it: news, solution, and the inbox of whose
 * Vorlage it is. `npm run second`; a number to look at, no test.
 */

const TIMES = 50;

const site = await openSite();
const register = async (name: string) =>
  (await site.post('/v1/kommunen', { name, kind: 'gemeinde', land: 'Hessen' })).kommuneId ?? '';
const owner = await register('Gemeinde Vorlagen');
const { solutionId = '' } = await site.post(`/v1/kommunen/${owner}/share-project`, {
  title: 'Fundsachen suchen',
  summary: 'Worum es geht.',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
});
const adopters: string[] = [];
for (let index = 0; index < TIMES; index += 1) adopters.push(await register(`Gemeinde ${index}`));

const context = await site.browser.newContext();
await context.addCookies([
  { name: 'X-Demo-Actor', value: `kommune-${owner}.digitalisierungsbeauftragte`, url: site.url },
]);
const PATHS = ['/neues', `/loesungen/${solutionId}`, '/unsere-kommune'];
const pages = await Promise.all(
  PATHS.map(async (path) => {
    const page = await context.newPage();
    await page.goto(site.url + path);
    await page.waitForSelector('[data-zustand=live]', { state: 'attached' });
    await page.evaluate(
      "window.said = []; new MutationObserver(() => said.push(Date.now())).observe(document.querySelector('.lk-live [aria-live]'), { childList: true, characterData: true, subtree: true })",
    );
    return { page, path, after: [] as number[] };
  }),
);

for (const [index, kommuneId] of adopters.entries()) {
  await site.post(`/v1/kommunen/${kommuneId}/adopt-best-practice`, {
    sources: [{ solutionId }],
    relation: 'unveraendert',
    status: 'im-betrieb',
  });
  const answered = Date.now();
  for (const { page, after } of pages) {
    let at: number | undefined;
    while (at === undefined) at = (await page.evaluate<number | null>(`said[${index}] ?? null`)) ?? undefined;
    after.push(Math.max(0, at - answered));
  }
}
for (const { path, after } of pages)
  console.log(
    `${path.replace(solutionId, '…')}: median of ${TIMES}: ${after.toSorted((a, b) => a - b)[TIMES / 2]} ms, longest ${Math.max(...after)} ms`,
  );
await site.close();
