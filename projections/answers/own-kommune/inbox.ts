import type { z } from 'zod';
import type { getInbox } from '../../../contracts/views/own-kommune.ts';
import { readCursor } from '../../lists/cursor.ts';
import type { Asked } from '../../reading/asked.ts';
import { feedItem } from '../../reading/items/feed-item.ts';
import { seesPush } from '../../reading/pushes/sees.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { concerns } from './concerns.ts';
import { ownStream } from './own.ts';

/** What others have said that concerns a Kommune, the newest first; undefined where there is none. Throws Problem 403 for whoever is another. */
export const getInboxQuery = (models: ReadModels, asked: Asked<z.output<typeof getInbox.params>>) => {
  const stream = ownStream(models, asked);
  if (stream === undefined) return undefined;
  const { params, sight, cursors, pushes } = asked;
  const all = concerns({ models, stream, pushes }).filter(({ push }) =>
    seesPush(models.whereabouts, sight, push),
  );
  const [before] = readCursor(cursors, params.cursor, 1) ?? [];
  const rest = before === undefined ? all : all.filter(({ push }) => push.position < before);
  const page = rest.slice(0, params.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ push, anlass }) => ({ ...feedItem(models, sight, push), anlass })),
    total: all.length,
    ...(last && rest.length > page.length ? { next: cursors.seal([last.push.position]) } : {}),
  };
};
