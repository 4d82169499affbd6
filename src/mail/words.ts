import type { FeedEntry } from '../exchange/entries.ts';
import { MOST_ITEMS } from './items.ts';
import type { Mail } from './mail.ts';

/** What a message is written with. */
export interface Writing {
  readonly to: string;
  /** Whose mailbox it is, at the start of a sentence: "Die Gemeinde Weidenrode". */
  readonly organisation: string;
  /** The address of this hub, without a slash at its end. */
  readonly base: string;
  /** What its links carry. */
  readonly code: string;
  readonly nachrichtId: string;
}

const hostOf = (base: string): string => new URL(base).hostname;

const common = ({ to, base, nachrichtId }: Writing) => ({
  to,
  messageId: `<${nachrichtId}@${hostOf(base)}>`,
});

/** Nobody's absence note is to answer (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated' };

/** Asks the mailbox whether it wants messages. */
export const questionMail = (writing: Writing, days: number): Mail => ({
  ...common(writing),
  subject: 'Lichterkette: Möchten Sie montags eine Nachricht bekommen?',
  headers: AUTOMATIC,
  text: `Guten Tag,

${writing.organisation} hat für dieses Postfach eine Nachricht am Montag bestellt: höchstens ${MOST_ITEMS} Neuigkeiten aus anderen Kommunen, und keine Nachricht, wenn es nichts Neues gibt.

Wenn Sie das möchten, stimmen Sie bitte hier zu. Der Verweis gilt ${days} Tage:
${writing.base}/bestaetigen/${writing.code}

Wenn nicht, brauchen Sie nichts zu tun: Ohne Ihre Zustimmung kommt nichts.
`,
});

const counted = (count: number): string => (count === 1 ? 'eine Neuigkeit' : `${count} Neuigkeiten`);

const item = ({ title, text, page }: FeedEntry, index: number, base: string): string =>
  [`${index + 1}. ${title}`, text && text !== title && `   ${text}`, `   ${base}${page}`]
    .filter(Boolean)
    .join('\n');

/** Tells on Monday what is new; one click ends it (RFC 8058). */
export const mondayMail = (writing: Writing, items: readonly FeedEntry[]): Mail => {
  const { base, code } = writing;
  const leave = `${base}/abmelden/${code}`;
  return {
    ...common(writing),
    subject: `Lichterkette: ${counted(items.length)} aus der vergangenen Woche`,
    headers: {
      ...AUTOMATIC,
      'List-Id': `Lichterkette am Montag <montag.${hostOf(base)}>`,
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    text: `Guten Morgen,

das ist in der vergangenen Woche dazugekommen:

${items.map((one, index) => item(one, index, base)).join('\n\n')}

Alles Neue steht unter ${base}/neues

-- 
${writing.organisation} hat diese Nachricht für ${writing.to} bestellt, und das Postfach hat zugestimmt. Höchstens eine in der Woche, keine ohne Neues.
Abbestellen: ${leave}
`,
  };
};
