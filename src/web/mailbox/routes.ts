import type { Request, Response, Router } from 'express';
import { v4 } from 'uuid';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { mailboxAnswers } from '../../../projections/processes/messages.ts';
import { processActor } from '../../access/process-actor.ts';
import type { FormParts } from '../forms/filling.ts';
import { frame } from '../frame.ts';
import type { Page } from '../page.ts';
import { visitOf } from '../visit.ts';
import { linkOf, type MailboxLink } from './link.ts';
import { agreedNow, askToAgree, askToLeave, canAgree, leftNow, notSent } from './pages.ts';

/** Whoever has the link answers for the mailbox, and nobody else: no role, no cookie, nothing is kept. */
const send = (request: Request, response: Response, page: Page, status: number, parts: FormParts): void => {
  const { roles: _, printed: __, ...visit } = visitOf(request, request.path, undefined, parts);
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })
    .type('html')
    .send(frame(page, visit).toString());
};

/** Gives a command for the mailbox; where another click was faster it changes nothing. */
const give = async (
  name: 'confirm-postfach' | 'unsubscribe',
  { postfachId, stream }: MailboxLink,
  { submit }: FormParts,
): Promise<void> => {
  const command = COMMANDS.get(name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  const actor = processActor(mailboxAnswers.name);
  await submit({ command, target: stream, body: { postfachId }, commandId: v4(), actor });
};

type Way = (link: MailboxLink, parts: FormParts) => Page | Promise<Page>;

const serve =
  (art: 'bestaetigung' | 'montag', way: Way, parts: FormParts) =>
  async (request: Request, response: Response): Promise<void> => {
    await parts.turn();
    const link = linkOf(String(request.params.code), art, parts);
    if (link === undefined) return send(request, response, notSent, 404, parts);
    send(request, response, await way(link, parts), 200, parts);
  };

const agree: Way = async (link, parts) => {
  if (!canAgree(link)) return agreedNow(link);
  await give('confirm-postfach', link, parts);
  return agreedNow({ ...link, status: 'bestaetigt' });
};

const leave: Way = async (link, parts) => {
  if (link.status !== 'beendet') await give('unsubscribe', link, parts);
  return leftNow({ ...link, status: 'beendet' });
};

/**
 * `/bestaetigen/<code>` and `/abmelden/<code>`: what the links in messages lead to. They show what they would do, and do it by POST alone:
 * programs that look into mail follow every link. Leaving works by one click of a mail program, too (RFC 8058).
 */
export const addMailboxRoutes = (router: Router, parts: FormParts): void => {
  router.get('/bestaetigen/:code', serve('bestaetigung', askToAgree, parts));
  router.post('/bestaetigen/:code', serve('bestaetigung', agree, parts));
  router.get('/abmelden/:code', serve('montag', askToLeave, parts));
  router.post('/abmelden/:code', serve('montag', leave, parts));
};
