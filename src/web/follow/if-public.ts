import { Problem } from '../../../contracts/problems.ts';
import type { Ask } from '../page.ts';
import type { Follow } from './follow.ts';

/** The same where everybody may follow it; undefined where its address would say that it is not there. */
export const ifPublic = async (follow: Follow | undefined, askPublic: Ask): Promise<Follow | undefined> => {
  if (follow?.thing === undefined) return follow;
  try {
    await askPublic(follow.thing.query as never, follow.thing.path);
    return follow;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
};
