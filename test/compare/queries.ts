import type { Ask, Asker, Said } from './asking.ts';
import { isHead } from './same-words.ts';
import type { Snapshot } from './snapshot.ts';
import type { Exported } from './tree.ts';

type Json = Readonly<Record<string, unknown>>;

/** The whole of a list, as one answer: its pages' items, and how many pages there were. */
const whole = async (ask: Ask, asker: Asker, address: string): Promise<Said> => {
  const first = await ask(address, asker, 'application/json');
  const answer = JSON.parse(first.text) as Json;
  if (!Array.isArray(answer.items)) return first;
  const items: unknown[] = [...answer.items];
  let pages = 1;
  for (let { next } = answer; typeof next === 'string'; pages += 1) {
    const further = `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
    const page = JSON.parse((await ask(further, asker, 'application/json')).text) as Json;
    items.push(...((page.items ?? []) as unknown[]));
    next = page.next;
  }
  // Cursors are sealed: what they hold shows in the pages that they lead to.
  const { next: _, ...rest } = answer;
  return { ...first, text: JSON.stringify({ ...rest, items, pages }) };
};

/** The same answer without the position that it goes up to, where that is the end of the log. */
const withoutHead = (said: Said, events: readonly Exported[]): Said => {
  const { position, ...rest } = JSON.parse(said.text) as Json;
  return isHead(position, events) ? { ...said, text: JSON.stringify({ ...rest, position: '@head' }) } : said;
};

/** Asks a hub whose log holds `events` every address, lists to their ends. */
export const askAll = async (
  ask: Ask,
  asker: Asker,
  { addresses, events }: { readonly addresses: readonly string[]; readonly events: readonly Exported[] },
  snapshot: Snapshot,
): Promise<void> => {
  for (const address of addresses) {
    const said = withoutHead(await whole(ask, asker, address), events);
    snapshot.add('queries', `${asker ?? 'public'} ${address}`, said);
  }
};
