import type { AdoptionItem, UrsprungAussen } from '../../../contracts/views/parts.ts';
import { html, join, type Piece } from '../markup.ts';
import { evidenceWords } from '../parts/evidence.ts';
import { wordOf } from '../words/codes.ts';
import { onDate } from '../words/dates.ts';
import { after } from '../words/organisation.ts';
import { particularsOf } from './particulars.ts';
import { begunWords, organisationPhrase, outsideName } from './phrases.ts';

/** The changes of an adoption, each with its reason where one was given. */
export const changeList = (changes: AdoptionItem['changes']): Piece =>
  changes.length > 0 &&
  html`<ul>${changes.map(({ what, why }) => html`<li>${what}${why && html` <span class="lk-klein">(${why})</span>`}</li>`)}</ul>`;

/** An origin outside, with how it was taken over from there and what was changed. */
export const outsideWords = (outside: UrsprungAussen): Piece => [
  outsideName(outside),
  outside.relation && `, ${wordOf('relation', outside.relation)}`,
  changeList(outside.changes ?? []),
];

/** "eingetragen vom Zweckverband … im Auftrag"; undefined where its own organisation has entered it. */
export const behalfWords = ({ imAuftragVon }: AdoptionItem): string | undefined =>
  imAuftragVon && `eingetragen ${after('von', imAuftragVon)} im Auftrag`;

/** From whom something was taken over, when, how, what of it, and whether that is withdrawn by now. */
export const howTaken = (item: AdoptionItem): string => {
  const when = item.adoptedOn === undefined ? '' : `, ${onDate(item.adoptedOn)}`;
  return [
    `${begunWords(item)} ${organisationPhrase(item)}${when}`,
    item.relation && wordOf('relation', item.relation),
    item.what && wordOf('what', item.what),
    item.module?.length ? `nur: ${item.module.join(', ')}` : undefined,
    item.sourceWithdrawn ? 'Vorlage zurückgezogen' : undefined,
    behalfWords(item),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** As of when, on what it rests, what belongs to it, what was said of it and what was changed: what there is of these. */
export const moreOf = (item: AdoptionItem): Piece => {
  const evidence = evidenceWords(item);
  const facts = particularsOf(item).map(([name, value]) => [`${name}: `, value]);
  return html`${evidence && html`<p class="lk-klein">${evidence}</p>`}${facts.length > 0 && html`<p class="lk-klein">${join(facts, ' · ')}</p>`}${item.note && html`<p class="lk-klein">${item.note}</p>`}${changeList(item.changes)}`;
};
