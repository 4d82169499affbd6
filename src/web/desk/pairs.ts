import type { Helper, listPairs, PairItem } from '../../../contracts/views/pairs.ts';
import { html, type Markup, type Piece } from '../markup.ts';
import { CONTRIBUTES } from '../news/need.ts';
import type { Params } from '../page.ts';
import { ownerLink, ownerName, solutionLink } from '../parts/links.ts';
import { nextPage } from '../parts/next-page.ts';
import { visibilityMark } from '../parts/visibility.ts';
import { wordOf } from '../words/codes.ts';
import { dateWords, dayOfMoment } from '../words/dates.ts';
import { counted } from '../words/numbers.ts';

type Pairs = (typeof listPairs)['answer']['_zod']['output'];

/** Why somebody can answer, in few words behind their name and what fits. */
const reasonWords = ({ weil, art, status, since }: Helper): string => {
  const how = [status && wordOf('status', status), since !== undefined && `seit ${dateWords(since)}`];
  switch (weil) {
    case 'angebot':
      return art === undefined ? 'hat geantwortet' : CONTRIBUTES[art];
    case 'ursprung':
      return 'eigenes Projekt';
    case 'nutzung':
      return how.filter(Boolean).join(', ');
    case 'laut-quelle':
      return [...how, 'laut Quelle, nicht bestätigt'].filter(Boolean).join(', ');
  }
};

const helperItem = (helper: Helper): Markup => {
  const { solutionId, referenceId, title, mitglied } = helper;
  const fits = title !== undefined && solutionLink(solutionId ?? referenceId ?? '', title);
  return html`<li><div>${ownerLink(helper)}${!mitglied && ' (kein Mitglied)'}${fits && html`: ${fits}`}<p class="lk-klein">${reasonWords(helper)}</p></div></li>`;
};

const ownerOf = ({ owner }: PairItem) => ('kommuneId' in owner ? { kommune: owner } : { verbund: owner });

const pairItem = (item: PairItem): Markup =>
  html`<li><h3><a href="/gesuche/${item.needId}">${item.satz}</a>${visibilityMark(item)}</h3><p class="wer">${ownerName(ownerOf(item))} · gesucht seit ${dayOfMoment(item.statedAt)}</p>${
    item.koennenHelfen.length === 0
      ? html`<p>Dazu ist hier noch nichts Passendes eingetragen.</p>`
      : html`<p class="lk-klein">Fragen können Sie:</p><ul class="lk-liste">${item.koennenHelfen.map(helperItem)}</ul>`
  }</li>`;

/** "Wer fragt, und wer antworten kann": what members look for, each with those whom one can ask; nothing where nobody looks for anything. */
export const pairsPart = (path: string, { items, total, next }: Pairs, params: Params): Piece =>
  total > 0 &&
  html`<section aria-labelledby="paare"><h2 id="paare">Wer fragt, und wer antworten kann</h2><p>${counted(total, 'offenes Gesuch', 'offene Gesuche')}. Was dazu passt, ist nach den Worten gefunden und von niemandem geprüft; wer schon geantwortet hat, steht zuerst, dann die Mitglieder. Keine Produktempfehlung, ersetzt kein Vergabeverfahren.</p><ul class="lk-ergebnis">${items.map(pairItem)}</ul>${nextPage(path, params, next, 'Weitere Gesuche')}</section>`;
