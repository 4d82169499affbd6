import { type PageRequest, single } from '../page.ts';
import { standWords } from '../words/cite.ts';
import { dateWords } from '../words/dates.ts';

/** What surrounds a paper: where and when it was made. */
export interface Made {
  /** How whole addresses of this hub begin. */
  readonly base: string;
  /** The day on which it is made, in words, and of which it tells. */
  readonly today: string;
  readonly stand: string;
  /** Everything in it is invented. */
  readonly demo: boolean;
}

export const made = ({ base, demo, params, today }: PageRequest): Made => {
  const day = single(params, 'zum') ?? today;
  return { base, demo, today: dateWords(today), stand: standWords({ today, day }) };
};
