/** One thing that is new, as a feed tells it; in whatever format. */
export interface FeedEntry {
  /** A UUID, the same for ever. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** When it was entered (ISO 8601). */
  readonly time: string;
  /** By whom. */
  readonly author: string;
  /** The id of that organisation. */
  readonly by?: string | undefined;
  /** The address of its page, without the name of the hub. */
  readonly page: string;
}

/** What is new somewhere, the newest first. Addresses are without the name of the hub. */
export interface NewsFeed {
  readonly title: string;
  /** Where it is read; also its name for ever. */
  readonly self: string;
  /** The page of what it is about. */
  readonly page: string;
  readonly entries: readonly FeedEntry[];
}

/** Whose feeds these are, and who wrote what nobody in particular wrote. */
export const PUBLISHER = 'Lichterkette';
