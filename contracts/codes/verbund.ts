import { z } from 'zod';

/** What an organisation of Kommunen is. */
export const VerbundKind = z.enum([
  'zweckverband',
  'zusammenarbeit',
  'kreis',
  'spitzenverband',
  'arbeitskreis',
]);

/** How a Kommune gets in where it joins by its own word: the Verbund answers each, or has said yes beforehand (rule 24). */
export const Beitritt = z.enum(['auf-antrag', 'offen']);
