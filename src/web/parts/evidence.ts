import type { AdoptionItem, Beleg } from '../../../contracts/views/parts.ts';
import { html, join, type Piece } from '../markup.ts';
import { dateWords, monthWords } from '../words/dates.ts';
import { outsideLink } from './links.ts';

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
  const named = url ? outsideLink(url, titel) : titel;
  return html`${named}${stand && ` (${dateWords(stand)})`}${wortlaut && html`: „${wortlaut}“`}`;
};

type Said = Pick<AdoptionItem, 'stand' | 'belege' | 'lastWord'>;

/**
 * "Stand Oktober 2023, laut …; zuletzt bestätigt im März 2025": as of when something is said, on what it rests, and the newest word on
 * it. Empty where nothing is said of it.
 */
export const evidenceWords = ({ stand, belege = [], lastWord }: Said): Piece => {
  const when =
    stand === undefined ? belege.length > 0 && 'Stand nicht bekannt' : `Stand ${monthWords(stand)}`;
  const parts = [
    belege.length > 0 ? html`${when}, laut ${join(belege.map(source), '; ')}` : when,
    lastWord !== undefined && `zuletzt bestätigt: ${monthWords(lastWord)}`,
  ].filter(Boolean);
  return parts.length > 0 && join(parts, ' · ');
};
