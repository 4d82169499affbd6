import type { EventIn } from '../../../contracts/subjects.ts';
import { type Sentences, text } from './told.ts';

export const lotseNews: Sentences<EventIn<'lotse'>> = {
  LotseAssigned: (data) => ({
    words: `hat eine Ansprechperson im Lotsenteam: ${text(data.organisationseinheit) ?? text(data.gestaltungsfeld) ?? ''}`,
  }),
};
