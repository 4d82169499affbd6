import type { EventIn } from '../../../contracts/subjects.ts';
import { type Sentences, text } from './told.ts';

export const recognitionNews: Sentences<EventIn<'recognition'>> = {
  BestPracticeRecognised: (data) => ({
    words: 'stellt fest: bewährt',
    detail: text(data.reason),
    light: 'hell',
    recognised: true,
  }),
  BestPracticeRevoked: (data) => ({
    words: 'hebt die Feststellung „bewährt“ auf',
    detail: text(data.reason),
  }),
};
