import type { z } from 'zod';
import type { NachrichtArt, PostfachStatus } from './fields/kinds/abonnement.ts';

/** How often a mailbox is asked at most whether it wants messages, until it answers or the days below have passed. */
export const MOST_QUESTIONS = 3;

/** So many days the links of a question work, and a mailbox that was asked so often is left alone. */
export const QUESTION_DAYS = 30;

/** How often in a row an address may be refused before nothing is sent there any more. */
export const MOST_REFUSALS = 3;

/** How often a message is handed over at most where the mail server asks to try again. */
export const MOST_TRIES = 4;

/** From this answer on a mail server will never take the message (RFC 5321 §4.2.1). */
export const REFUSED = 500;

/** What has come of a mailbox so far. */
export interface Postfach {
  readonly status: z.output<typeof PostfachStatus>;
  /** A question is to be sent to it. */
  readonly fragt: boolean;
  /** Questions sent and not answered, and the day of the last. */
  readonly gefragt: number;
  readonly gefragtAm?: string;
  /** The last message: for which Monday, and whether it was not taken. */
  readonly letzte?: {
    readonly nachrichtId: string;
    readonly woche?: string | undefined;
    readonly zurueck: boolean;
  };
  /** How often that has been handed over. */
  readonly versuche: number;
  /** How often in a row the address was refused. */
  readonly nichtAngenommen: number;
}

/** A mailbox of which nothing is known yet. */
export const NEUES_POSTFACH: Postfach = {
  status: 'angefragt',
  fragt: false,
  gefragt: 0,
  versuche: 0,
  nichtAngenommen: 0,
};

/** Something was ordered for it: unless it has agreed already, it is asked. */
export const ordered = (before: Postfach): Postfach =>
  before.status === 'bestaetigt'
    ? before
    : { ...before, status: 'angefragt', fragt: true, versuche: 0, nichtAngenommen: 0 };

/** It has agreed. */
export const agreed = ({ gefragtAm: _, ...before }: Postfach): Postfach => ({
  ...before,
  status: 'bestaetigt',
  fragt: false,
  gefragt: 0,
});

/** It wants nothing any more. */
export const ended = (before: Postfach): Postfach => ({ ...before, status: 'beendet', fragt: false });

interface Message {
  readonly nachrichtId: string;
  readonly art: z.output<typeof NachrichtArt>;
  readonly woche?: string | undefined;
}

/** A message is about to be handed over; that the one before was taken shows now, since nothing else was heard of it. */
export const handedOver = (before: Postfach, { nachrichtId, art, woche }: Message, day: string): Postfach => {
  const again = before.letzte?.zurueck === true && before.letzte.woche === woche;
  const taken = before.letzte !== undefined && !before.letzte.zurueck;
  return {
    ...before,
    letzte: { nachrichtId, woche, zurueck: false },
    versuche: again ? before.versuche + 1 : 1,
    nichtAngenommen: taken ? 0 : before.nichtAngenommen,
    ...(art === 'bestaetigung' ? { fragt: false, gefragt: before.gefragt + 1, gefragtAm: day } : {}),
  };
};

/** The mail server did not take it. */
export const cameBack = (before: Postfach, nachrichtId: string, code: number): Postfach => {
  if (before.letzte?.nachrichtId !== nachrichtId || before.letzte.zurueck) return before;
  const refused = code >= REFUSED;
  const nichtAngenommen = before.nichtAngenommen + (refused ? 1 : 0);
  const isQuestion = before.letzte.woche === undefined;
  return {
    ...before,
    letzte: { ...before.letzte, zurueck: true },
    nichtAngenommen,
    status: nichtAngenommen >= MOST_REFUSALS ? 'pausiert' : before.status,
    fragt: isQuestion && !refused && before.status === 'angefragt' && before.versuche < MOST_TRIES,
  };
};

/** Whether the Monday's message of this week may still be handed over: it was not, or the mail server asked to try again. */
export const mayTell = ({ status, letzte, versuche }: Postfach, woche: string): boolean => {
  if (status !== 'bestaetigt') return false;
  if (letzte?.woche === undefined || letzte.woche < woche) return true;
  return letzte.woche === woche && letzte.zurueck && versuche < MOST_TRIES;
};
