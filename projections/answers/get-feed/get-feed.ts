import type { z } from 'zod';
import type { getFeed } from '../../../contracts/views/feed.ts';
import { readCursor } from '../../lists/cursor.ts';
import { type Asked, type Scope, type Waits, waitingFor } from '../../reading/asked.ts';
import { feedItem } from '../../reading/items/feed-item.ts';
import { hasChannel } from '../../reading/pushes/channel.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { counting, countVisible } from './count-visible.ts';
import { visibleAfter, visibleBefore } from './visible.ts';

type Params = z.output<typeof getFeed.params>;

/** What was told on the channel that is asked for; nothing where the viewer may not know of it. */
const toldOn = (models: ReadModels, { params, sight, pushes }: Scope<Params>) =>
  hasChannel(models, sight, params.channel) ? pushes(params.channel) : [];

const lookingOf = ({ whereabouts, memory }: ReadModels, { sight }: Scope<Params>) => ({
  places: whereabouts,
  sight,
  memory: memory.moment,
});

const feed = (models: ReadModels, asked: Asked<Params>) => {
  const { params, sight, pushes, cursors } = asked;
  const all = toldOn(models, asked);
  const forward = params.after !== undefined;
  const from = readCursor(cursors, params.cursor, 1)?.[0] ?? params.after;
  const looking = lookingOf(models, asked);
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

const waits = (models: ReadModels, scope: Scope<Params>): Waits => ({
  moment: counting(toldOn(models, scope), lookingOf(models, scope)),
  words: [],
});

/** What is new on a channel: the pushes that were recorded for it, as far as they may be seen. */
export const getFeedQuery = waitingFor(waits, feed);
