import { standWords } from '../../words/cite.ts';
import type { Chain } from '../lights.ts';

/** What somebody takes along of a Verbreitung. */
export interface Taken {
  readonly chain: Chain;
  readonly title: string;
  /** How whole addresses of this hub begin. */
  readonly base: string;
  readonly id: string;
  /** Days, YYYY-MM-DD: on which it is taken, and of which it tells. */
  readonly today: string;
  readonly day: string;
  /** By what a large chain is grouped, as an address says it. */
  readonly grouping: string | undefined;
  readonly turn: () => Promise<void>;
}

export const addressOf = ({ base, id, today, day }: Pick<Taken, 'base' | 'id' | 'today' | 'day'>): string =>
  `${base}/loesungen/${id}/verbreitung${day === today ? '' : `?zum=${day}`}`;

/** How it is to be cited. */
export const citation = (taken: Taken): string =>
  `Lichterkette: Verbreitung von „${taken.title}“, Stand ${standWords(taken)}, ${addressOf(taken)}`;
