import type { Request, Response, Router } from 'express';
import { dayInBerlin } from '../../../../contracts/days.ts';
import { Problem } from '../../../../contracts/problems.ts';
import { getMatrix } from '../../../../contracts/views/matrix.ts';
import type { Asker } from '../../../ask/ask.ts';
import { isUuid } from '../../../http/headers.ts';
import { baseOf } from '../../../http/own-names.ts';
import { sendReady, tagOf } from '../../../http/ready-answer.ts';
import { askAs } from '../../ask-as.ts';
import { CSV_TYPE } from '../../csv/cell.ts';
import type { PageParts } from '../../page-parts.ts';
import { whoLooks } from '../../visit.ts';
import { listCsv, matrixCsv, type TakenMatrix } from './taken-along.ts';

type Make = (taken: TakenMatrix) => Promise<string>;

const FILES: Readonly<Record<string, Make>> = { 'matrix.csv': matrixCsv, 'liste.csv': listCsv };

const serve = async (
  name: string,
  make: Make,
  { request, response }: { readonly request: Request; readonly response: Response },
  parts: PageParts,
): Promise<void> => {
  const id = String(request.params.id).toLowerCase();
  if (!isUuid(id)) throw new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
  await parts.turn();
  const { identity } = whoLooks(request, parts);
  const asker = (): Asker => ({ sight: parts.sightOf(identity), mayWrite: () => false });
  const today = dayInBerlin(parts.now());
  const base = baseOf(parts.own, request.socket.localPort);
  const key = JSON.stringify([name, base, id, parts.readSide.position, today, asker().sight.audienceClass]);
  let ready = parts.cache.get(key);
  if (ready === undefined) {
    const matrix = await askAs(asker, parts)(getMatrix, { verbundId: id });
    ready = parts.cache.put(key, await make({ matrix, base, today, turn: parts.turn }));
  }
  response.set('Content-Disposition', `attachment; filename="${name}"`);
  await sendReady(request, response, ready, { type: CSV_TYPE, tag: tagOf(key) }, parts);
};

/** Adds what a desk takes along of its Arbeitsplatz, as files. */
export const addDeskFiles = (router: Router, parts: PageParts): void => {
  for (const [name, make] of Object.entries(FILES))
    router.get(`/zusammenschluesse/:id/arbeitsplatz/${name}`, (request, response) =>
      serve(name, make, { request, response }, parts),
    );
};
