import { z } from 'zod';
import { hinted } from '../hints.ts';
import { kind } from './kind.ts';

/** That an organisation wants to hear by mail of what is new somewhere, in one of its functional mailboxes. */
export const abonnement = kind({
  name: 'abonnement',
  id: 'abonnementId',
  label: 'Abonnement',
  words: 'title',
  missing: 'Dieses Abonnement gibt es hier nicht.',
});

/** A functional mailbox of an organisation. It agrees itself, once for all that is sent to it. */
export const postfach = kind({
  name: 'postfach',
  id: 'postfachId',
  label: 'Postfach',
  words: 'postfach',
  missing: 'Dieses Postfach gibt es hier nicht.',
});

/** A message that the hub hands over to a mail server. */
export const nachricht = kind({
  name: 'nachricht',
  id: 'nachrichtId',
  label: 'Nachricht',
  words: 'art',
  missing: 'Diese Nachricht gibt es hier nicht.',
});

/** What a message is for: to ask whether the mailbox wants this, or to tell on Monday what is new. */
export const NachrichtArt = hinted(z.enum(['bestaetigung', 'montag']), {
  codes: { bestaetigung: 'Bitte um Bestätigung', montag: 'Nachricht am Montag' },
});

/** The list that is followed, where no single thing is. */
export const GefolgteListe = hinted(z.enum(['loesungen', 'gesuche']), {
  codes: { loesungen: 'Lösungen', gesuche: 'Gesuche' },
});

/** Whether messages go to a mailbox: not before it has agreed, nor after it did not take them or no longer wants them. */
export const PostfachStatus = z.enum(['angefragt', 'bestaetigt', 'pausiert', 'beendet']);
