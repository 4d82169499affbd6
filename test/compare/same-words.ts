import type { Exported } from './tree.ts';

const POSITION = /\b\d+-([0-9a-f]{8})(?![0-9a-f-])/g;

const shortHash = ({ metadata }: Exported): string => metadata.hash.slice(0, 8);

/** True for the position of the last event. */
export const isHead = (position: unknown, events: readonly Exported[]): boolean => {
  const last = events.at(-1);
  return last !== undefined && typeof position === 'string' && position.endsWith(`-${shortHash(last)}`);
};

/**
 * Takes out of a text what says nothing of it where one hub's log has an event more than the other's: where the hub listens, at which
 * number an event stands (a position becomes the id of its event), up to where a page has read, and sealed cursors.
 */
export const sameWords = (url: string, events: readonly Exported[]): ((text: string) => string) => {
  const { host } = new URL(url);
  const idOf = new Map(events.map((event) => [shortHash(event), event.id]));
  return (text) =>
    text
      .replaceAll(host, 'HOST')
      .replace(/(?<=data-position=")[^"]*/g, (position) => (isHead(position, events) ? '@head' : position))
      .replace(/(?<=[?&;]cursor=)[\w-]+/g, 'sealed')
      .replace(POSITION, (whole, hash: string) => (idOf.has(hash) ? `@${idOf.get(hash)}` : whole));
};
