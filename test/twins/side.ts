import { actorOf, type Reply, type Viewer } from './act.ts';
import type { AskOptions, WorldHub } from './hub.ts';
import type { Ledger } from './ledger.ts';
import type { Listening } from './listening.ts';
import { Normal, type Normalised, type Placed } from './normal.ts';
import type { Step } from './twin.ts';

/** A world as one viewer looks at it, and what he was told of it while it went on. */
export interface Side {
  readonly hub: WorldHub;
  readonly listening: Listening;
  readonly normal: Normal;
  /** Asks as the viewer; places in the address are filled with this world's positions. */
  ask(path: string, options?: AskOptions): Promise<Reply>;
  asked(path: string, options?: AskOptions): Promise<Normalised>;
}

/** A place in an address where the position after an act of the first world stands. */
export const placeAfter = (at: number): string => `POS${String(at).padStart(5, '0')}`;

/** The side of a world for a viewer; `twin` says of which acts he may know. */
export const sideOf = async (
  hub: WorldHub,
  viewer: Viewer,
  ledger: Ledger,
  twin: readonly Step[],
  listening: Listening,
): Promise<Side> => {
  const told = new Set(twin.flatMap(({ act, told: seen }) => (seen ? [act.key] : [])));
  const last = new Map<number, string>();
  const placed: Placed[] = [];
  for (const { position, metadata } of await hub.events()) {
    const at = ledger.places.get(metadata.commandId) ?? -1;
    const label = `${at}.${last.get(at) === undefined ? 0 : 1}`;
    placed.push({ position, label, told: told.has(metadata.commandId) });
    last.set(at, position);
  }
  const normal = new Normal(hub.url, placed);
  const actor = viewer.stream === null ? undefined : actorOf(viewer.stream);
  const fill = (path: string) =>
    path.replaceAll(/POS(\d{5})/g, (_, at: string) => last.get(Number(at)) ?? hub.beginning);
  const ask = (path: string, options: AskOptions = {}) => hub.ask(fill(path), actor, options);
  return {
    hub,
    listening,
    normal,
    ask,
    asked: async (path, options) => normal.reply(await ask(path, options)),
  };
};
