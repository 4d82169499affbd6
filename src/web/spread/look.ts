import { dateWords } from '../words/dates.ts';

/** How a drawing is asked for, and where its parts lead. */
export interface Look {
  /** YYYY-MM-DD: where the time axis ends. */
  readonly today: string;
  /** True where that day is not today. */
  readonly past?: boolean;
  readonly focus: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly changeHrefOf: (id: string) => string;
}

/** What stands at the line where the axis ends. */
export const lineWords = ({ today, past }: Pick<Look, 'today' | 'past'>): string =>
  past ? dateWords(today) : 'heute';
