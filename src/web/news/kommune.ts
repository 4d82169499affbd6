import type { EventIn } from '../../../contracts/subjects.ts';
import { type DateValue, dateWords } from '../words/dates.ts';
import type { Sentences } from './told.ts';

export const kommuneNews: Sentences<EventIn<'kommune'>> = {
  KommuneRegistered: () => ({ words: 'ist jetzt dabei' }),
  KommuneProfileChanged: ({ validFrom }) => ({
    words: 'hat die eigenen Angaben geändert',
    detail: validFrom === undefined ? undefined : `gültig ab ${dateWords(validFrom as DateValue)}`,
  }),
  KontaktSet: ({ kontakt }) => ({
    words:
      kontakt === null ? 'nennt hier keine Stelle mehr, die man fragen kann' : 'sagt, wen man fragen kann',
  }),
};
