import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { firstDay, onWords, sinceWords, wholeMonths } from '../dates.ts';
import { must, mustWhere, type Saying } from '../explain.ts';
import { ANLASS, REASON, STATUS, word } from '../words.ts';

/** For how many months nobody has confirmed a use (rules 10 and 14); null: nobody knows; undefined: it is confirmed, or is no use. */
export const unconfirmedFor = (item: AdoptionItem, day: string): number | null | undefined => {
  if (item.status !== 'im-betrieb') return undefined;
  const newest = item.lastWord ?? item.stand;
  if (newest === undefined) return null;
  const said = firstDay(newest);
  const [year = 0] = day.split('-').map(Number);
  const yearAgo = `${year - 1}${day.slice(4)}`.replace(/-02-29$/, '-02-28');
  return said < yearAgo ? wholeMonths(said, day) : undefined;
};

const monthsWords = (months: number | null): string =>
  months === null ? 'nicht bestätigt, Stand nicht bekannt' : `seit ${months} Monaten nicht bestätigt`;

/** That nobody has confirmed it; nothing where somebody has. */
export const unconfirmed = (item: AdoptionItem, day: string): readonly Saying[] => {
  const months = unconfirmedFor(item, day);
  return months === undefined ? [] : [must(monthsWords(months))];
};

const before = ({ previously }: AdoptionItem): readonly Saying[] =>
  mustWhere(previously, ({ status, since }) =>
    must(`zuvor ${word(STATUS, status)}${since === undefined ? '' : ` ${sinceWords(since)}`}`),
  );

const ended = (item: AdoptionItem): readonly Saying[] => [
  must(item.statusSince === undefined ? 'beendet' : `beendet ${onWords(item.statusSince)}`),
  ...before(item),
  ...mustWhere(item.anlass, (anlass) => must(word(ANLASS, anlass))),
  ...mustWhere(item.reason, (reason) => must(`weil: ${reason}`)),
  ...mustWhere(item.replacedBy, (other) => must(`nutzt nun: ${other}`)),
];

const declined = (item: AdoptionItem): readonly Saying[] => [
  must('nicht weiterverfolgt'),
  ...mustWhere(item.reason, (reason) => must(`weil: ${word(REASON, reason)}`)),
  ...mustWhere(item.statusSince, (date) => must(sinceWords(date))),
  ...before(item),
  ...mustWhere(item.alternativen, (all) => must(`stattdessen: ${all.join(', ')}`)),
];

/** How it stands, and of what is over from which state, why, and what came instead. */
export const standing = (item: AdoptionItem, day: string): readonly Saying[] => {
  if (item.status === 'beendet') return ended(item);
  if (item.status === 'nicht-weiterverfolgt') return declined(item);
  const not = unconfirmed(item, day);
  return not.length > 0 ? not : [must(word(STATUS, item.status))];
};

/** The same with since when. */
export const standingSince = (item: AdoptionItem, day: string): readonly Saying[] => {
  const since = item.statusSince ?? item.adoptedOn;
  if (item.status === 'beendet' || item.status === 'nicht-weiterverfolgt' || since === undefined)
    return standing(item, day);
  return [must(`${word(STATUS, item.status)} ${sinceWords(since)}`), ...unconfirmed(item, day)];
};
