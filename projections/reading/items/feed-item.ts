import { EVENTS } from '../../../contracts/subjects.ts';
import type { FeedItem } from '../../../contracts/views/feed.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { RecordedPush } from '../../model/push.ts';
import type { Sight } from '../../model/sight.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionOf, toldBy } from '../pushes/sees.ts';
import { aboutOf } from './about.ts';

/** True where what it tells of has been declared in error since. */
const isTakenBack = ({ whereabouts }: ReadModels, push: RecordedPush): boolean =>
  EVENTS.get(push.type)?.entry?.gone === undefined &&
  whereabouts.adoptions.get(adoptionOf(push) ?? '')?.audience.gone === true;

/** What was told, as it stands among what is new. */
export const feedItem = (models: ReadModels, sight: Sight, push: RecordedPush): Presentable<FeedItem> => {
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
    ...(isTakenBack(models, push) ? { zurueckgenommen: true } : {}),
    data,
  };
};
