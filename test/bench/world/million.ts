import type { WorldSize } from './events.ts';

/** About `scale` million events, as many adoptions a solution as in the catalogue's world. */
export const millionWorld = (scale: number): WorldSize => ({
  kommunen: Math.round(10_000 * scale),
  verbuende: Math.round(200 * scale),
  solutions: Math.round(62_000 * scale),
  adoptions: Math.round(620_000 * scale),
});
