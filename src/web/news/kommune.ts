import type { EventIn } from '../../../contracts/subjects.ts';
import type { Sentences } from './told.ts';

export const kommuneNews: Sentences<EventIn<'kommune'>> = {
  KommuneRegistered: () => ({ words: 'ist jetzt dabei' }),
  KommuneProfileChanged: () => ({ words: 'hat die eigenen Angaben geändert' }),
};
