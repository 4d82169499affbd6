import type { AdoptionItem, Beleg } from '../../../contracts/views/parts.ts';
import { html, join, type Piece } from '../markup.ts';
import { dateWords, monthWords } from './dates.ts';

/** "seit 14 Monaten nicht bestätigt", or that nobody knows of when it is; for what is not confirmed. */
export const unconfirmedWords = ({
  unconfirmedMonths,
}: {
  readonly unconfirmedMonths?: number | undefined;
}): string =>
  unconfirmedMonths === undefined
    ? 'nicht bestätigt, Stand nicht bekannt'
    : `seit ${unconfirmedMonths} Monaten nicht bestätigt`;

const source = ({ titel, url, stand, wortlaut }: Beleg): Piece => {
  const named = url ? html`<a href="${url}" rel="noopener noreferrer nofollow">${titel}</a>` : titel;
  return html`${named}${stand && ` (${dateWords(stand)})`}${wortlaut && html`: „${wortlaut}“`}`;
};

/** "Stand Oktober 2023, laut …": as of when something is said, and on what it rests; empty where nothing is said of it. */
export const evidenceWords = ({ stand, belege = [] }: Pick<AdoptionItem, 'stand' | 'belege'>): Piece => {
  if (belege.length === 0) return stand === undefined ? '' : `Stand ${monthWords(stand)}`;
  const when = stand === undefined ? 'Stand nicht bekannt' : `Stand ${monthWords(stand)}`;
  return html`${when}, laut ${join(belege.map(source), '; ')}`;
};
