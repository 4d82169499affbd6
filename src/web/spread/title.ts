import type { Chain } from './lights.ts';

/** Under which title the chain of an id is known; undefined where nothing of it was there on that day. */
export const titleIn = ({ lights, byId }: Chain, id: string): string | undefined =>
  (byId.get(id) ?? lights.find(({ node }) => node.origin || node.referenceId === id))?.node.title;
