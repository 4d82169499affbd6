import type { Request, Response } from 'express';
import { dayInBerlin } from '../../../../contracts/days.ts';
import type { CommandDefinition } from '../../../../contracts/definitions.ts';
import type { CommandAnswer, StreamName } from '../../../../contracts/envelope.ts';
import { Problem } from '../../../../contracts/problems.ts';
import { getSolution } from '../../../../contracts/views/catalogue.ts';
import { getVerbund, type VerbundDetail } from '../../../../contracts/views/verbund.ts';
import type { Identity } from '../../../access/identity.ts';
import type { Handled, Incoming } from '../../../command/incoming.ts';
import { isUuid } from '../../../http/headers.ts';
import { correlationOf, noteCommand } from '../../../http/observe.ts';
import { readBody } from '../../../http/read-body.ts';
import { askAs } from '../../ask-as.ts';
import type { FormParts } from '../../forms/filling.ts';
import { frame } from '../../frame.ts';
import { html, type Piece } from '../../markup.ts';
import type { Ask } from '../../page.ts';
import { visitOf, whoLooks } from '../../visit.ts';

/** A request of somebody who works at the desk of a Verbund. */
export interface ListWork {
  readonly request: Request;
  readonly response: Response;
  readonly parts: FormParts;
  readonly verbundId: string;
  readonly identity: Identity;
  readonly ask: Ask;
  readonly verbund: VerbundDetail;
  /** Who works at it is the Verbund, and nobody who acts for everybody: to it mandates are given. */
  readonly isVerbund: boolean;
  /** Today in Berlin, YYYY-MM-DD. */
  readonly today: string;
}

/** Throws Problems: 404 where there is no such Verbund, 403 where whoever asks may not give the command for it. */
export const workAt = async (
  request: Request,
  response: Response,
  command: CommandDefinition,
  parts: FormParts,
): Promise<ListWork> => {
  const verbundId = String(request.params.id).toLowerCase();
  if (!isUuid(verbundId)) throw new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
  await parts.turn();
  const { identity } = whoLooks(request, parts);
  const { access } = parts;
  const sees = () => ({
    sight: parts.sightOf(identity),
    mayWrite: (stream: StreamName) => access.mayWrite(identity, stream),
  });
  const ask = askAs(sees, parts);
  const verbund = await ask(getVerbund, { verbundId });
  access.checkAhead({ actor: identity, command, target: `verbund-${verbundId}` });
  const isVerbund = identity.organisation === `verbund-${verbundId}`;
  const today = dayInBerlin(parts.now());
  return { request, response, parts, verbundId, identity, ask, verbund, isVerbund, today };
};

/** Gives a command, for the Verbund or, on a mandate, for a member. Rejects with the Problem of a refusal. */
export const give = async (
  { identity, response, parts }: ListWork,
  given: Pick<Incoming, 'command' | 'target' | 'commandId' | 'body'>,
): Promise<Handled> => {
  noteCommand(response, given.command.name);
  return parts.submit({ ...given, actor: identity, correlationId: correlationOf(response) });
};

/** True where what an answer says was made stands here still: it may have been taken back. */
export const isThere = async (ask: Ask, answer: CommandAnswer): Promise<boolean> => {
  const made = answer as { readonly solutionId?: string; readonly adoptionId?: string };
  try {
    await ask(getSolution, { solutionId: made.solutionId ?? made.adoptionId ?? '' });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return false;
    throw error;
  }
};

/** A form with a list in it is as large as this at most. */
const FORM_LIMIT = 2 * 1024 * 1024;

/** The fields of a form that was sent (urlencoded). */
export const fieldsSent = async (request: Request): Promise<URLSearchParams> =>
  new URLSearchParams((await readBody(request, FORM_LIMIT)).toString('utf8'));

/** Answers with a page of the desk. */
export const showAtDesk = (
  { request, response, parts, verbund, verbundId }: ListWork,
  status: number,
  { title, body }: { readonly title: string; readonly body: Piece },
): void => {
  const { credentials } = whoLooks(request, parts);
  const visit = visitOf(request, request.path, credentials, parts);
  const desk = `/zusammenschluesse/${verbundId}/arbeitsplatz`;
  const page = {
    title: `${title}: ${verbund.name}`,
    section: '/zusammenschluesse',
    trail: [
      { label: 'Zusammenschlüsse', href: '/zusammenschluesse' },
      { label: verbund.name, href: `/zusammenschluesse/${verbundId}` },
      { label: 'Arbeitsplatz', href: desk },
      { label: title },
    ],
    body: html`<h1>${title}</h1>${body}`,
  };
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
    .type('html')
    .send(frame(page, visit).toString());
};
