import { exchange } from './load.ts';

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next?: string;
}

/** All items of a list, page after page. */
export const allItems = async (url: string, path: string): Promise<Page['items']> => {
  const items: Page['items'][number][] = [];
  for (let cursor = ''; ; ) {
    const { status, text } = await exchange(url, `${path}?limit=200${cursor && `&cursor=${cursor}`}`);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    const page = JSON.parse(text) as Page;
    items.push(...page.items);
    if (page.next === undefined) return items;
    cursor = encodeURIComponent(page.next);
  }
};

/** What a hub answers to everything that can be asked without parameters, and to each solution's lineage. */
export const allAnswers = async (url: string): Promise<string> => {
  const lists = await Promise.all(
    ['/v1/solutions', '/v1/kommunen', '/v1/verbuende', '/v1/feed'].map((path) => allItems(url, path)),
  );
  const lineages: string[] = [];
  for (const { solutionId } of lists[0] ?? [])
    lineages.push((await exchange(url, `/v1/solutions/${String(solutionId)}/lineage`)).text);
  return JSON.stringify([lists, lineages]);
};
