import type { AdoptionBrief } from '../../../contracts/views/adoptions.ts';
import { unconfirmedWords } from '../parts/evidence.ts';
import { wordOf } from '../words/codes.ts';
import { onDate, sinceDate } from '../words/dates.ts';

const listed = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(', ');

/** What it was before it was over: "zuvor im Betrieb seit März 2019". */
const before = ({ previously }: AdoptionBrief): string | undefined =>
  previously &&
  `zuvor ${wordOf('status', previously.status)}${previously.since ? ` ${sinceDate(previously.since)}` : ''}`;

/** Where an adoption stands, in words; of one that is over also since when, from which state, why, and what came instead. */
export const standing = (item: AdoptionBrief): string => {
  const { reason, anlass, replacedBy, alternativen, statusSince } = item;
  if (item.status === 'nicht-weiterverfolgt')
    return listed(
      'nicht weiterverfolgt',
      reason && `weil: ${wordOf('reason', reason)}`,
      statusSince && sinceDate(statusSince),
      before(item),
      alternativen && `stattdessen: ${alternativen.join(', ')}`,
    );
  if (item.status === 'beendet')
    return listed(
      statusSince === undefined ? 'beendet' : `beendet ${onDate(statusSince)}`,
      before(item),
      anlass && wordOf('anlass', anlass),
      reason && `weil: ${reason}`,
      replacedBy && `nutzt nun: ${replacedBy}`,
    );
  if (item.unconfirmed) return unconfirmedWords(item);
  return wordOf('status', item.status);
};

/** The same with since when, of what is not over: "im Betrieb seit März 2022". */
export const standingSince = (item: AdoptionBrief): string => {
  const since = item.statusSince ?? item.adoptedOn;
  if (item.status === 'beendet' || item.status === 'nicht-weiterverfolgt' || since === undefined)
    return standing(item);
  if (!item.unconfirmed) return `${standing(item)} ${sinceDate(since)}`;
  return `${wordOf('status', item.status)} ${sinceDate(since)}, ${standing(item)}`;
};
