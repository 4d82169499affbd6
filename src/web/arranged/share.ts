import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { Arrangement, Folded } from '../forms/arrangement.ts';
import { html } from '../markup.ts';
import { picked, reworded, without } from './fields.ts';

const FIRST = {
  title: { help: 'So, dass jemand es findet: das Anliegen, nicht den Namen eines Produkts.' },
  summary: { help: 'Zwei, drei Sätze für jemanden, der es noch nicht kennt.' },
  gestaltungsfelder: {},
  innovationStatus: {},
  wertversprechen: { help: 'Wer hat was davon? Zum Beispiel: „Eltern müssen nicht mehr ins Amt.“' },
};

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Für wen, und woran es zu messen ist': ['zielgruppe', 'nutzennachweis', 'seit'],
  'Betrieb, Beschaffung und Kosten': [
    'betrieb',
    'fachverfahren',
    'beschafftDurch',
    'voraussetzungen',
    'kosten',
    'leika',
    'lizenz',
    'module',
  ],
  'Wen man fragen kann, und wo mehr steht': ['kontakt', 'links', 'belege', 'stand'],
  'Woher es kommt, und mit wem': ['traeger', 'ursprungAussen', 'enthaelt'],
};

const groups = (fields: readonly DescribedField[]): Folded[] => {
  const known = [...Object.keys(FIRST), ...Object.values(GROUPS).flat()];
  const named = Object.entries(GROUPS).map(([title, names]) => ({ title, fields: picked(fields, names) }));
  return [...named, { title: 'Art der Lösung, und wer das sehen darf', fields: without(fields, known) }];
};

/** "Projekt vorstellen": what others need to find it; all else by subject, and once more to be looked at before it is entered. */
export const share: Arrangement = {
  path: '/projekt-vorstellen',
  command: 'share-project',
  reviewed: true,
  around: async () => ({
    title: 'Projekt vorstellen',
    above: html`<p>Vier Angaben genügen; alles andere lässt sich später ergänzen. Es muss nicht fertig sein: Auch eine Idee hilft anderen, die dasselbe vorhaben.</p>`,
    given: [],
  }),
  inSight: (fields) => reworded(fields, FIRST),
  folded: groups,
};
