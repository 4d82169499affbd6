import type { MembershipStatus } from '../../../contracts/membership.ts';
import type { Said, WordsRow } from './tables.ts';

/** The key of a membership, whoever has said it. */
export const membershipKey = (verbundId: string, kommuneId: string): string => `${verbundId} ${kommuneId}`;

const isYes = (said: Said | undefined): boolean => said !== undefined && said.wort !== 'nein';

/** What one side waits for, after a word of its own: the other one has said nothing, or no to an earlier word. */
const waiting = (own: Said | undefined, other: Said | undefined): boolean =>
  own !== undefined && isYes(own) && (other === undefined || other.at < own.at);

/** What follows from both sides' last words (rule 24). */
export const statusOf = ({ kommune, verbund }: Pick<WordsRow, 'kommune' | 'verbund'>): MembershipStatus => {
  if (isYes(kommune) && isYes(verbund)) return 'mitglied';
  if (waiting(kommune, verbund)) return 'angefragt';
  if (waiting(verbund, kommune)) return 'angegeben';
  return isYes(kommune) || isYes(verbund) ? 'abgelehnt' : 'beendet';
};
