import type { Process } from './process.ts';

/** Nothing is owed by an event alone: which messages are due says `dueMessages`, by the tables and the clock. */
const byTheClock = { version: 1, starts: {}, settles: {} } as const;

/** Hands messages over to a mail server: records each before, and that it came back after. */
export const messages: Process = {
  ...byTheClock,
  name: 'messages',
  gives: ['record-nachricht', 'return-nachricht'],
};

/** What a mailbox answers by the links in its messages: nobody signs in there. */
export const mailboxAnswers: Process = {
  ...byTheClock,
  name: 'mailbox-answers',
  gives: ['confirm-postfach', 'unsubscribe'],
};
