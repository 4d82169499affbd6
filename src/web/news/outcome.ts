import type { EventIn } from '../../../contracts/subjects.ts';
import { wordOf } from '../words/codes.ts';
import { numberWords } from '../words/numbers.ts';
import { type Data, type Sentences, text } from './told.ts';

const told = (data: Data): string => {
  const richtung = text(data.richtung);
  if (richtung !== undefined) return `${wordOf('richtung', richtung)}. ${text(data.text) ?? ''}`;

  const { before, after, unit, indicator } = data as {
    before: number | null;
    after: number;
    unit: string;
    indicator: string;
  };
  const now = `${numberWords(after)} ${unit}`;
  return before === null
    ? `${indicator}: ${now}`
    : `${indicator}: ${now} statt ${numberWords(before)} ${unit}`;
};

export const outcomeNews: Sentences<EventIn<'outcome'>> = {
  OutcomeReported: (data) => ({
    words: `meldet ein Ergebnis: ${told(data)}`,
    detail: [wordOf('method', String(data.method)), text(data.period)].filter(Boolean).join(', '),
    light: 'hell',
  }),
  OutcomeConfirmed: () => ({ words: 'hat ein Ergebnis bestätigt', light: 'hell' }),
};
