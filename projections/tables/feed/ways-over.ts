import { EVENTS } from '../../../contracts/subjects.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import type { Way } from '../../model/push.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';

/**
 * These ways to whoever is told of an event, where it tells of an adoption that it does not name as its own: each leads over that, so
 * that what is hidden later (rule 9) takes with it what others have said of it.
 */
export const waysOver = (
  { type, data }: ProjectedEvent,
  places: WhereaboutsTables,
  ways?: readonly Way[],
): { readonly ways?: readonly Way[] } => {
  const named = data as Readonly<Record<string, string | undefined>>;
  const id = named[EVENTS.get(type)?.entry?.id ?? ''] ?? '';
  const adoption = places.adoptions.get(id) ? id : places.solutions.get(id)?.adoptionId;
  if (adoption === undefined || adoption === named.adoptionId) return ways === undefined ? {} : { ways };
  const open: Way = { guards: [], adoptions: [] };
  return {
    ways: (ways ?? [open]).map(({ guards, adoptions }) => ({ guards, adoptions: [...adoptions, adoption] })),
  };
};
