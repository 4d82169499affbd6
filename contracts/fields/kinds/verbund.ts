import { z } from 'zod';
import { kind } from './kind.ts';

/** An organisation that Kommunen belong to. */
export const verbund = kind({
  name: 'verbund',
  id: 'verbundId',
  label: 'Zusammenschluss',
  missing: 'Diesen Zusammenschluss gibt es hier nicht.',
  address: '/v1/verbuende/',
  page: '/zusammenschluesse/',
});

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
