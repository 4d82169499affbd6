import type { z } from 'zod';
import { EVENTS } from '../../../contracts/subjects.ts';
import type { FeedItem, getFeed } from '../../../contracts/views/feed.ts';
import { readCursor } from '../../lists/cursor.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { RecordedPush } from '../../model/push.ts';
import type { Sight } from '../../model/sight.ts';
import type { Asked } from '../../reading/asked.ts';
import { hasChannel } from '../../reading/pushes/channel.ts';
import { toldBy } from '../../reading/pushes/sees.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { aboutOf } from './about.ts';
import { countVisible } from './count-visible.ts';
import { visibleAfter, visibleBefore } from './visible.ts';

type Params = z.output<typeof getFeed.params>;

const item = (models: ReadModels, sight: Sight, push: RecordedPush): Presentable<FeedItem> => {
  const { actor, kommune, verbund, ...data } = toldBy(models.whereabouts, push) as FeedItem;
  return {
    id: push.eventId,
    position: push.position,
    type: push.type,
    title: EVENTS.get(push.type)?.title ?? push.type,
    time: push.time,
    actor,
    ...(kommune ? { kommune } : {}),
    ...(verbund ? { verbund } : {}),
    ...aboutOf(models, sight, push),
    data,
  };
};

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
    items: page.map((push) => item(models, sight, push)),
    total: countVisible(all, looking, pushes),
    ...(last && found.length > page.length ? { next: cursors.seal([last.position]) } : {}),
  };
};
