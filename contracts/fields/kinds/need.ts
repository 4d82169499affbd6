import { z } from 'zod';
import { hinted } from '../hints.ts';
import { kind } from './kind.ts';

/** Something that is looked for: "Wir suchen …". */
export const need = kind({
  name: 'need',
  id: 'needId',
  label: 'Gesuch',
  words: 'satz',
  missing: 'Dieses Gesuch gibt es hier nicht.',
  address: '/v1/needs/',
  came: 'statedAt',
  page: '/gesuche/',
});

/** What somebody else answers to a need; it stands with the need. */
export const needAnswer = kind({
  name: 'need-answer',
  id: 'answerId',
  label: 'Antwort',
  words: 'text',
  missing: 'Diese Antwort gibt es hier nicht.',
});

/** What somebody contributes to a need: a solution, advice, or that they look for the same. */
export const NeedAnswerArt = hinted(z.enum(['loesung', 'beratung', 'wir-auch']), {
  codes: { loesung: 'eine Lösung', beratung: 'Beratung', 'wir-auch': 'wir suchen das auch' },
});

/** How a need came to its end. */
export const NeedErgebnis = hinted(z.enum(['geloest', 'anders-geloest', 'entfallen']), {
  codes: { geloest: 'gelöst', 'anders-geloest': 'anders gelöst', entfallen: 'entfallen' },
});

export const NeedStatus = z.enum(['offen', 'geschlossen']);
