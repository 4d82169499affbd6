import type { EventIn } from '../../../contracts/subjects.ts';
import type { Sentences } from './told.ts';

export const kommuneNews: Sentences<EventIn<'kommune'>> = {
  KommuneRegistered: () => ({ words: 'ist jetzt dabei' }),
  KommuneProfileChanged: () => ({ words: 'hat die eigenen Angaben geändert' }),
  KontaktSet: ({ kontakt }) => ({
    words:
      kontakt === null ? 'nennt hier keine Stelle mehr, die man fragen kann' : 'sagt, wen man fragen kann',
  }),
};
