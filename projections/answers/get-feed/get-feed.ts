import type { z } from 'zod';
import type { getFeed } from '../../../contracts/views/feed.ts';
import { readCursor } from '../../lists/cursor.ts';
import type { Asked } from '../../reading/asked.ts';
import { feedItem } from '../../reading/items/feed-item.ts';
import { hasChannel } from '../../reading/pushes/channel.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { countVisible } from './count-visible.ts';
import { visibleAfter, visibleBefore } from './visible.ts';

type Params = z.output<typeof getFeed.params>;

/** What is new on a channel: the pushes that were recorded for it, as far as they may be seen. */
export const getFeedQuery = (models: ReadModels, { params, sight, pushes, cursors }: Asked<Params>) => {
  const all = hasChannel(models, sight, params.channel) ? pushes(params.channel) : [];
  const forward = params.after !== undefined;
  const from = readCursor(cursors, params.cursor, 1)?.[0] ?? params.after;
  const looking = { places: models.whereabouts, sight, memory: models.memory.moment };
  const visible = forward ? visibleAfter(all, looking, from ?? '') : visibleBefore(all, looking, from);
  // One more than asked for: it tells whether there is a next page.
  const found = Iterator.from(visible)
    .take(params.limit + 1)
    .toArray();
  const page = found.slice(0, params.limit);
  const last = page.at(-1);
  return {
    items: page.map((push) => feedItem(models, sight, push)),
    total: countVisible(all, looking, pushes),
    ...(last && found.length > page.length ? { next: cursors.seal([last.position]) } : {}),
  };
};
