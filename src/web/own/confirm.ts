import type { Request, Response } from 'express';
import { v5 } from 'uuid';
import { dayInBerlin } from '../../../contracts/days.ts';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { isUuid } from '../../http/headers.ts';
import { correlationOf } from '../../http/observe.ts';
import { sentForm } from '../../http/sent-form.ts';
import type { FormParts } from '../forms/filling.ts';
import { refusalIn, refusedBy } from '../forms/refusals.ts';
import { whoLooks } from '../visit.ts';
import { CONFIRMED } from './confirm-form.ts';

/** What became of one confirmation. */
export interface Confirmed {
  readonly adoptionId: string;
  /** `wartet`: the store is away, and the same form sent again goes on. */
  readonly outcome: 'bestaetigt' | 'stand-schon-da' | 'abgelehnt' | 'wartet';
  /** Why not, where it was refused. */
  readonly why?: string;
}

/** So many are confirmed by one form; the page names no more. */
const MOST = 200;

/** What was sent, and by whom. */
export interface Sent {
  readonly ids: readonly string[];
  readonly own: StreamName;
}

/** Which uses a form confirms. Throws Problem 403 for whoever acts for no Kommune, 422 where none is chosen. */
export const sentConfirmation = async (request: Request, parts: FormParts): Promise<Sent> => {
  const form = await sentForm(request);
  const { organisation } = whoLooks(request, parts).identity;
  if (organisation === null || !organisation.startsWith('kommune-'))
    throw new Problem('forbidden', { detail: 'Bitte zuerst sagen, für welche Kommune Sie handeln.' });
  const ids = [...new Set(form.getAll(CONFIRMED).filter(isUuid))].slice(0, MOST);
  return { ids: ids.map((id) => id.toLowerCase()), own: organisation };
};

const AWAY: ReadonlySet<string> = new Set(['writes-unavailable', 'not-ready', 'too-many-requests']);

/** Under which names the keys of these commands are made. */
const KEYS = '0f4b7a52-7d1c-4f0e-8b53-6f6a1f2c9d10';

/** Confirms one use. However often a form is sent on a day, it acts once: the key follows from what is confirmed and the day. */
const confirm = async (
  adoptionId: string,
  { own }: Sent,
  { request, response }: { readonly request: Request; readonly response: Response },
  parts: FormParts,
): Promise<Confirmed> => {
  try {
    const { answer } = await parts.submit({
      command: COMMANDS.get('reconfirm-usage') as CommandDefinition,
      target: own,
      body: { adoptionId },
      commandId: v5(`${own} ${adoptionId} ${dayInBerlin(parts.now())}`, KEYS),
      actor: whoLooks(request, parts).identity,
      ifMatch: undefined,
      correlationId: correlationOf(response),
    });
    return { adoptionId, outcome: answer.events.length > 0 ? 'bestaetigt' : 'stand-schon-da' };
  } catch (error) {
    const problem = refusalIn(error);
    if (problem === undefined) throw error;
    if (AWAY.has(problem.code)) return { adoptionId, outcome: 'wartet' };
    return { adoptionId, outcome: 'abgelehnt', why: refusedBy(problem).detail };
  }
};

/** Confirms each of them, one after the other; what is refused holds up none of the others. */
export const confirmAll = async (
  sent: Sent,
  at: { readonly request: Request; readonly response: Response },
  parts: FormParts,
): Promise<readonly Confirmed[]> => {
  const all: Confirmed[] = [];
  for (const adoptionId of sent.ids) all.push(await confirm(adoptionId, sent, at, parts));
  return all;
};
