import type { Request } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Asker } from '../ask/ask.ts';
import { parametersIn } from '../ask/query-string.ts';
import { isUuid } from '../http/headers.ts';
import { baseOf } from '../http/own-names.ts';
import { askAs } from './ask-as.ts';
import type { PageDefinition, PageRequest } from './page.ts';
import type { PageParts } from './page-parts.ts';
import { ownRows, tell } from './shown.ts';
import { whoLooks } from './visit.ts';

/** What an address says of what is asked for: its parameters as they came, and from where the reader comes. */
interface Asked {
  readonly query: string;
  readonly herkunft: string | undefined;
}

/** What a page, or a file of it, is made from. Throws Problem 404 where the address holds no id in the place of one. */
export const pageRequestOf = (
  { path }: PageDefinition,
  request: Request,
  { query, herkunft }: Asked,
  asker: () => Asker,
  parts: PageParts,
): PageRequest => {
  const { id = '', code = '' } = request.params as { id?: string; code?: string };
  if (path.includes(':id') && !isUuid(id))
    throw new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
  return {
    ask: askAs(asker, parts),
    id: id.toLowerCase(),
    code,
    params: parametersIn(query),
    herkunft,
    organisation: whoLooks(request, parts).identity.organisation ?? null,
    choice: parts.access.choice,
    today: dayInBerlin(parts.now()),
    base: baseOf(parts.own, request.socket.localPort),
    demo: parts.demo,
    health: parts.health,
    operator: parts.operator,
    sendsMail: parts.sendsMail,
    turn: parts.turn,
    tell,
    ownRows,
  };
};
