import type { Request, Response, Router } from 'express';
import { dayInBerlin } from '../../contracts/days.ts';
import { Problem } from '../../contracts/problems.ts';
import { getLineage } from '../../contracts/views/lineage.ts';
import type { Asker } from '../ask/ask.ts';
import { knownQuery, parametersIn } from '../ask/query-string.ts';
import { isUuid } from '../http/headers.ts';
import { baseOf } from '../http/own-names.ts';
import { sendReady, tagOf } from '../http/ready-answer.ts';
import { askAs } from './ask-as.ts';
import { single } from './page.ts';
import type { PageParts } from './page-parts.ts';
import { chainAround } from './spread/around.ts';
import { chainOf } from './spread/chain.ts';
import { asCsv } from './spread/files/csv.ts';
import { asSvg } from './spread/files/svg.ts';
import type { Taken } from './spread/files/taken.ts';
import { titleIn } from './spread/title.ts';
import { whoLooks } from './visit.ts';

interface FileKind {
  readonly ending: string;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly make: (taken: Taken) => string | Promise<string>;
}

const CSV: FileKind = {
  ending: 'csv',
  type: 'text/csv; charset=utf-8; header=present',
  headers: {},
  make: asCsv,
};

/** A drawing brings its own styles and runs nothing; it may stand in the pages of others, who see no more than the public does. */
const SVG: FileKind = {
  ending: 'svg',
  type: 'image/svg+xml',
  headers: {
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
  make: asSvg,
};

const serve = async (
  kind: FileKind,
  request: Request,
  response: Response,
  parts: PageParts,
): Promise<void> => {
  const id = String(request.params.id).toLowerCase();
  if (!isUuid(id)) throw new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });
  await parts.turn();
  const { identity } = whoLooks(request, parts);
  const asker = (): Asker => ({ sight: parts.sightOf(identity), mayWrite: () => false });
  const query = knownQuery(request, ['zum', 'stand', 'gruppieren']);
  const params = parametersIn(query);
  const [zum, stand] = [single(params, 'zum'), single(params, 'stand')];
  const today = dayInBerlin(parts.now());
  const base = baseOf(parts.own, request.socket.localPort);
  const { position } = parts.readSide;
  const key = JSON.stringify([kind.ending, base, id, query, position, today, asker().sight.audienceClass]);
  let ready = parts.cache.get(key);
  if (ready === undefined) {
    const lineage = await askAs(asker, parts)(getLineage, { solutionId: id }, { zum, stand });
    await parts.turn();
    const chain = chainAround(chainOf(lineage), id);
    const title = titleIn(chain, id) ?? '';
    const day = zum ?? today;
    const { turn } = parts;
    const taken = { chain, title, base, id, today, day, grouping: single(params, 'gruppieren'), turn };
    ready = parts.cache.put(key, await kind.make(taken));
  }
  const name = `verbreitung-${id}.${kind.ending}`;
  response.set({ ...kind.headers, 'Content-Disposition': `inline; filename="${name}"` });
  await sendReady(request, response, ready, { type: kind.type, tag: tagOf(key) }, parts);
};

/** Adds the Verbreitung of a solution as a table (`.csv`) and as a drawing that stands by itself (`.svg`). */
export const addSpreadFiles = (router: Router, parts: PageParts): void => {
  for (const kind of [CSV, SVG])
    router.get(`/loesungen/:id/verbreitung.${kind.ending}`, (request, response) =>
      serve(kind, request, response, parts),
    );
};
