import type { Request, Response, Router } from 'express';
import { Problem } from '../../../../contracts/problems.ts';
import { recordReference, withdrawReference } from '../../../../contracts/reference.ts';
import { getMatrix } from '../../../../contracts/views/matrix.ts';
import { getVerbund } from '../../../../contracts/views/verbund.ts';
import { TableRefused } from '../../../exchange/spreadsheet/refused.ts';
import type { FormParts } from '../../forms/filling.ts';
import { html, type Piece } from '../../markup.ts';
import { counted } from '../../words/numbers.ts';
import { type Carried, unpacked } from './carried.ts';
import { decidedIn, ENTER } from './decided.ts';
import { type Entered, enterList, takeBack } from './enter-list.ts';
import { gather } from './gathered.ts';
import { tableOf } from './list-of.ts';
import { fieldsSent, type ListWork, showAtDesk, workAt } from './list-work.ts';
import { previewOf } from './preview.ts';
import { previewPart } from './preview-page.ts';
import { rowsOf } from './rows.ts';
import { countIn, listPath, listsIn, type ReadList, readLists, uploadForm } from './upload-page.ts';
import { uploadedList } from './uploaded.ts';

const TITLE = 'Liste einlesen';

const asReferences = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'Eine ist als „laut Quelle“ gekennzeichnet und zählt' : `${count} sind als „laut Quelle“ gekennzeichnet und zählen`} erst mit, wenn die Kommune selbst spricht.`;

const asEntries = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'Eine ist ein Eintrag der Kommune selbst' : `${count} sind Einträge der Kommunen selbst`}, eingetragen in ihrem Auftrag.`;

/** What was done just now, by the address to which whoever did it was sent. */
const done = ({ request, verbundId }: ListWork, lists: readonly ReadList[]): Piece => {
  const { eingelesen, zurueck } = request.query;
  const desk = html`<a href="/zusammenschluesse/${verbundId}/arbeitsplatz">Zum Arbeitsplatz</a>`;
  const list = lists.find(({ mark }) => mark === eingelesen);
  if (list !== undefined)
    return html`<div class="lk-getan" role="status"><p><b>Aus „${list.name}“ ${countIn(list) === 1 ? 'steht jetzt eine Angabe' : `stehen jetzt ${countIn(list)} Angaben`} hier.</b>${asReferences(list.references.length)}${asEntries(list.entries.length)} ${desk}</p></div>`;
  const count = Number(zurueck);
  return (
    Number.isInteger(count) &&
    count > 0 &&
    html`<div class="lk-getan" role="status"><p><b>${counted(count, 'Angabe wurde', 'Angaben wurden')} zurückgenommen.</b> ${desk}</p></div>`
  );
};

/** `why`: the file was not read; `kept`: what was to be taken back and was not, and why. */
const showUpload = async (
  work: ListWork,
  status: number,
  { why, kept }: { readonly why?: string; readonly kept?: Entered } = {},
): Promise<void> => {
  const { verbundId, ask } = work;
  // What was taken back just now does not stand here any more.
  const lists = listsIn(await ask(getVerbund, { verbundId }), await ask(getMatrix, { verbundId }));
  const body = html`<div class="lk-lesebreite">${done(work, lists)}${kept && keptPart(kept)}${uploadForm(verbundId, why)}${readLists(verbundId, lists)}</div>`;
  showAtDesk(work, status, { title: why === undefined ? TITLE : `Fehler: ${TITLE}`, body });
};

/** What stayed, each reason once. */
const keptPart = ({ entered, refused, stopped }: Entered): Piece =>
  html`<div class="lk-fehler" id="fehler" role="alert" tabindex="-1"><h2>Nicht alles wurde zurückgenommen</h2><p>${counted(entered, 'Angabe wurde', 'Angaben wurden')} zurückgenommen. Der Rest steht noch hier:</p><ul>${[...new Set([...refused.values(), ...(stopped === undefined ? [] : [stopped])])].map((one) => html`<li>${one}</li>`)}</ul></div>`;

/** What a list says, against what stands here at this moment. */
const lookAt = async (work: ListWork, carried: Carried, form: URLSearchParams) => {
  const { ask, verbundId, parts, today, verbund, isVerbund } = work;
  const decided = decidedIn(form);
  const table = tableOf(carried, decided);
  const found = rowsOf(table);
  const { known, handlungsfelder } = await gather(ask, verbundId, found, { turn: parts.turn, isVerbund });
  const sent = Number(form.get('_runde') ?? Number.NaN);
  return {
    ...{ verbundId, carried, columns: table.columns, decided, known, handlungsfelder },
    rows: previewOf(found, decided, known, today),
    round: Number.isInteger(sent) && sent >= 0 ? sent : verbund.zurueckgenommen,
  };
};

const stoppedPart = (entered: number, stopped: string): Piece =>
  html`<div class="lk-fehler" id="fehler" role="alert" tabindex="-1"><h2>Noch nicht alles ist eingetragen</h2><p>${stopped}</p><p>${counted(entered, 'Angabe ist', 'Angaben sind')} eingetragen. Der Rest steht noch da: Bitte gleich noch einmal auf „eintragen“ drücken; es wird nichts doppelt eingetragen.</p></div>`;

const preview = async (work: ListWork, carried: Carried, form: URLSearchParams): Promise<void> => {
  const seen = await lookAt(work, carried, form);
  if (form.get('_los') !== ENTER)
    return showAtDesk(work, 200, { title: 'Vorschau der Liste', body: previewPart(seen) });
  const { entered, refused, stopped } = await enterList(work, carried, seen);
  if (refused.size === 0 && stopped === undefined) {
    const { verbundId, response } = work;
    response.set('Cache-Control', 'no-store');
    return response.redirect(303, `${listPath(verbundId)}?eingelesen=${carried.hash.slice(0, 8)}`);
  }
  const again = await lookAt(work, carried, form);
  const body = html`${stopped !== undefined && stoppedPart(entered, stopped)}${previewPart({ ...again, refused })}`;
  return showAtDesk(work, stopped === undefined ? 409 : 503, { title: 'Vorschau der Liste', body });
};

const receive = async (request: Request, response: Response, parts: FormParts): Promise<void> => {
  const isFile = /^multipart\/form-data/i.test(request.get('content-type') ?? '');
  // Read before anything can refuse: an answer sent over an unread body resets the connection.
  const sent = await (isFile ? uploadedList(request) : fieldsSent(request)).catch((error: unknown) => {
    if (error instanceof TableRefused) return error;
    throw error;
  });
  const work = await workAt(request, response, recordReference, parts);
  if (sent instanceof TableRefused) return showUpload(work, 422, { why: sent.message });
  if (!(sent instanceof URLSearchParams)) return preview(work, sent, new URLSearchParams());
  return preview(work, unpacked(sent.get('_liste') ?? ''), sent);
};

const undo = async (request: Request, response: Response, parts: FormParts): Promise<void> => {
  const sent = await fieldsSent(request);
  const work = await workAt(request, response, withdrawReference, parts);
  const { ask, verbundId, verbund } = work;
  const lists = listsIn(verbund, await ask(getMatrix, { verbundId }));
  const list = lists.find(({ source }) => source === sent.get('quelle'));
  if (list === undefined)
    throw new Problem('not-found', { detail: 'Aus dieser Liste steht hier nichts mehr.' });
  const grund = sent.get('grund')?.trim() || 'Versehentlich eingelesen.';
  const taken = await takeBack(work, list, grund);
  if (taken.refused.size > 0 || taken.stopped !== undefined)
    return showUpload(work, taken.stopped === undefined ? 409 : 503, { kept: taken });
  response.set('Cache-Control', 'no-store').redirect(303, `${listPath(verbundId)}?zurueck=${taken.entered}`);
  return undefined;
};

const show = async (request: Request, response: Response, parts: FormParts): Promise<void> =>
  showUpload(await workAt(request, response, recordReference, parts), 200);

/** Adds the page on which a desk reads its list (.xlsx or CSV), looks at its preview, enters it, and takes it back as a whole. */
export const addListRoutes = (router: Router, parts: FormParts): void => {
  const path = listPath(':id');
  router.get(path, (request, response) => show(request, response, parts));
  router.post(path, (request, response) => receive(request, response, parts));
  router.post(`${path}/zuruecknehmen`, (request, response) => undo(request, response, parts));
};
