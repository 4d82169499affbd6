import type { EventIn } from '../../../contracts/subjects.ts';
import type { Sentences } from './told.ts';

export const mandateNews: Sentences<EventIn<'mandate'>> = {
  MandateGranted: () => ({ words: 'hat einen Zusammenschluss beauftragt, für sie einzutragen' }),
  MandateRevoked: () => ({ words: 'hat einen Auftrag zum Eintragen widerrufen' }),
};
