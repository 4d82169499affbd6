import { z } from 'zod';

/** What somebody contributes to a need: a solution, advice, or that they look for the same. */
export const NeedAnswerArt = z.enum(['loesung', 'beratung', 'wir-auch']);

/** How a need came to its end. */
export const NeedErgebnis = z.enum(['geloest', 'anders-geloest', 'entfallen']);

export const NeedStatus = z.enum(['offen', 'geschlossen']);
