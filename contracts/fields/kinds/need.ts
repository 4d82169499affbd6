import { z } from 'zod';
import { kind } from './kind.ts';

/** Something that is looked for: "Wir suchen …". */
export const need = kind({
  name: 'need',
  id: 'needId',
  label: 'Gesuch',
  words: 'satz',
  missing: 'Dieses Gesuch gibt es hier nicht.',
  address: '/v1/needs/',
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
export const NeedAnswerArt = z.enum(['loesung', 'beratung', 'wir-auch']);

/** How a need came to its end. */
export const NeedErgebnis = z.enum(['geloest', 'anders-geloest', 'entfallen']);

export const NeedStatus = z.enum(['offen', 'geschlossen']);
