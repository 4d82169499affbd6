import { dayInBerlin, daysAfter, momentInBerlin, mondayOf } from '../../contracts/days.ts';
import { mayTell } from '../../contracts/postfach.ts';
import type { AbonnementTables, PostfachRow } from '../tables/abonnement.ts';

/** When Monday's messages are handed over, and until which day they may be late: what is older by then is not told any more. */
const HOUR = 7;
const LATE_DAYS = 2;

/** A message that is to be handed over now. */
export type DueMessage = {
  readonly box: PostfachRow;
  /** Names this message and this try to hand it over: the same on every replica. */
  readonly key: string;
} & (
  | { readonly art: 'bestaetigung' }
  | {
      readonly art: 'montag';
      readonly woche: string;
      /** It tells of what was entered from then on, and before then (ISO 8601). */
      readonly from: string;
      readonly to: string;
    }
);

const question = (box: PostfachRow): readonly DueMessage[] =>
  box.fragt ? [{ box, art: 'bestaetigung', key: `${box.cause} ${box.gefragt}` }] : [];

const tries = ({ letzte, versuche }: PostfachRow, woche: string): number =>
  letzte?.woche === woche ? versuche : 0;

/** The Monday's message of a week, from 7:00 in Berlin on, where the mailbox had agreed by then. */
const ofMonday = (box: PostfachRow, now: Date): readonly DueMessage[] => {
  const today = dayInBerlin(now);
  const woche = mondayOf(today);
  const [from, to] = [daysAfter(woche, -7), woche].map((day) => momentInBerlin(day, HOUR).toISOString());
  const isTime = now.toISOString() >= (to ?? '') && today <= daysAfter(woche, LATE_DAYS);
  if (!isTime || !mayTell(box, woche) || (box.seit ?? '') >= (to ?? '')) return [];
  const key = `${box.postfachId} ${woche} ${tries(box, woche)}`;
  return [{ box, art: 'montag', woche, from: from ?? '', to: to ?? '', key }];
};

/** What is to be handed over by now, questions first. Pure: which items a Monday's message has is for others to find. */
export const dueMessages = ({ postfaecher }: AbonnementTables, now: Date): readonly DueMessage[] => {
  const boxes = [...postfaecher.values()].sort((a, b) => (a.postfachId < b.postfachId ? -1 : 1));
  return [...boxes.flatMap(question), ...boxes.flatMap((box) => ofMonday(box, now))];
};
