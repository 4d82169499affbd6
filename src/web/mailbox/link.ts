import { dayInBerlin, daysAfter } from '../../../contracts/days.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { QUESTION_DAYS } from '../../../contracts/postfach.ts';
import type { PostfachRow } from '../../../projections/tables/abonnement.ts';
import { organisationName } from '../../../projections/tables/organisations/names.ts';
import { pruefwertOf } from '../../react/code.ts';
import type { PageParts } from '../page-parts.ts';
import { startOfSentence, who } from '../words/organisation.ts';

/** What a link in a message leads to. */
export interface MailboxLink {
  readonly postfachId: string;
  readonly stream: StreamName;
  readonly status: PostfachRow['status'];
  readonly postfach: string;
  /** At the start of a sentence: "Die Gemeinde Weidenrode". */
  readonly organisation: string;
  /** It was sent too long ago to agree by it, or before the mailbox left. */
  readonly late: boolean;
}

/** What a code stands for, where it came in a message of that kind; undefined where nobody was sent it. */
export const linkOf = (
  code: string,
  art: 'bestaetigung' | 'montag',
  { readSide, now }: PageParts,
): MailboxLink | undefined => {
  const models = readSide.models();
  const { nachrichten, postfaecher } = models.abonnement;
  const sent = nachrichten.by('pruefwert', pruefwertOf(code))[0];
  const box = sent?.art === art ? postfaecher.get(sent.postfachId) : undefined;
  if (sent === undefined || box === undefined) return undefined;
  const { postfachId, stream, status, postfach } = box;
  return {
    ...{ postfachId, stream, status },
    postfach: readSide.text(postfach),
    organisation: startOfSentence(who({ name: organisationName(models, stream) })),
    late:
      dayInBerlin(now()) > daysAfter(dayInBerlin(sent.time), QUESTION_DAYS) ||
      (box.beendet !== undefined && sent.time <= box.beendet),
  };
};
