import type { Arrangement } from '../forms/arrangement.ts';
import { reworded, without } from './fields.ts';
import { aroundOwn } from './own-adoption.ts';

const IN_WORDS = ['richtung', 'text'];
const FIGURES = ['indicator', 'unit', 'before', 'after'];

const says = (body: Readonly<Record<string, unknown>>, names: readonly string[]): boolean =>
  names.some((name) => body[name] !== undefined);

/** "Erfahrung eintragen": what it brought, in words; who has figures gives them instead. */
export const outcome: Arrangement = {
  path: '/uebernahmen/:id/erfahrung',
  command: 'report-outcome',
  around: aroundOwn({
    title: 'Erfahrung eintragen',
    lead: 'Was hat es gebracht? Ein Satz genügt. Auch „gleich geblieben“ oder „schlechter“ hilft anderen.',
  }),
  inSight: (fields) =>
    reworded(fields, {
      richtung: { help: undefined, required: true },
      text: {
        required: true,
        help: 'Zum Beispiel: „Die Wartezeit ist kürzer, Rückfragen am Telefon sind seltener.“',
      },
    }),
  folded: (fields) => [
    {
      title: 'Lieber mit Zahlen: vorher und nachher',
      fields: reworded(fields, {
        indicator: {
          help: 'Wer Zahlen einträgt, lässt die beiden Fragen oben frei. Zum Beispiel „Wochen bis zur Zusage“.',
        },
        unit: { help: 'Zum Beispiel „Tage“ oder „Anträge im Monat“.' },
        before: { help: 'Wo es vorher keinen Wert gab, unten ankreuzen.' },
        after: {},
        period: { help: 'Auf welche Zeit sich das bezieht, zum Beispiel „2025“.' },
        method: { required: false },
      }),
    },
    {
      title: 'Weitere Angaben',
      fields: without(fields, ['adoptionId', ...IN_WORDS, ...FIGURES, 'period', 'method', 'evidence']),
    },
  ],
  complete: (body) => {
    const figures = says(body, FIGURES);
    // Where neither is there, words are asked for: they are what is in sight.
    const whole = figures || says(body, IN_WORDS) ? body : { ...body, richtung: '', text: '' };
    return { method: figures ? 'gemessen' : 'beurteilt', ...whole };
  },
};
