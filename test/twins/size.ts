import type { Share } from './addresses.ts';

/** How large a world is, and how much of it is asked for. */
export interface Size {
  readonly history: number;
  readonly live: number;
  readonly share: Share;
  /** Channels that are followed, and commands that are tried. */
  readonly channels: number;
  readonly trials: number;
}

export const SIZE: Size = {
  history: 60,
  live: 8,
  share: { ids: 2, strangers: 1, values: 4, words: 4, deep: 1, mixed: 1 },
  channels: 16,
  trials: 12,
};
