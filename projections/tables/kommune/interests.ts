import type { InterestRow, KommuneTables } from './tables.ts';

/** The key of a Kommune's interest in a Verbund. */
export const interestKey = (kommuneId: string, verbundId: string): string => `${kommuneId} ${verbundId}`;

/** An interest that neither a membership nor time has closed. */
export const openInterest = (
  { kommune }: { readonly kommune: KommuneTables },
  kommuneId: string,
  verbundId: string,
): InterestRow | undefined => {
  const row = kommune.interests.get(interestKey(kommuneId, verbundId));
  return row?.status === 'offen' ? row : undefined;
};

interface Interests<Item> {
  /** Those that wait for an answer. */
  readonly open: readonly Item[];
  /** Those closed without one. */
  readonly unanswered: readonly Item[];
}

/** Interests told apart by whether they still wait for an answer. */
export const byAnswer = (rows: readonly InterestRow[]): Interests<InterestRow> => ({
  open: rows.filter(({ status }) => status === 'offen'),
  unanswered: rows.filter(({ status }) => status === 'nicht-beantwortet'),
});
