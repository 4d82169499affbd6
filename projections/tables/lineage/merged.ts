import type { AdoptionRow } from './tables.ts';

/** True where several things went into what somebody made: what that brought is no result of one of them alone. */
export const isMerged = ({ sources, begun }: AdoptionRow): boolean =>
  begun?.relation === 'zusammengefuehrt' || sources.length > 1;
