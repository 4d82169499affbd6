import type { EventIn } from '../../../contracts/subjects.ts';
import type { Sentences } from './told.ts';

export const verbundNews: Sentences<EventIn<'verbund'>> = {
  VerbundFounded: () => ({ words: 'ist jetzt dabei' }),
};
