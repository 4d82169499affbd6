import type { EventIn } from '../../../contracts/subjects.ts';
import { type Sentences, text } from './told.ts';

export const solutionNews: Sentences<EventIn<'solution'>> = {
  ProjectShared: () => ({ words: 'stellt ein Projekt vor', light: 'betrieb' }),
  ProjectRevised: (data) => ({
    words: `hat Fassung ${String(data.version)} vorgelegt`,
    detail: text(data.note),
  }),
  ProjectWithdrawn: (data) => ({
    words: 'hat das Projekt zurückgezogen',
    detail: text(data.reason),
    light: 'beendet',
  }),
};
