import { z } from 'zod';
import { kind } from './kind.ts';

/** An organisation that Kommunen belong to, or another party beside them. */
export const verbund = kind({
  name: 'verbund',
  id: 'verbundId',
  label: 'Zusammenschluss',
  words: 'name',
  missing: 'Diesen Zusammenschluss gibt es hier nicht.',
  address: '/v1/verbuende/',
  page: '/zusammenschluesse/',
});

/**
 * What an organisation of Kommunen is; the last three are parties that share and adopt without being a Kommune: a Land, a region
 * (Metropolregion, Verkehrsverbund), an Einrichtung (Landesgesellschaft, Verein, Stiftung, Hochschule).
 */
export const VerbundKind = z.enum([
  'zweckverband',
  'zusammenarbeit',
  'kreis',
  'spitzenverband',
  'arbeitskreis',
  'land',
  'region',
  'einrichtung',
]);

/** How a Kommune gets in where it joins by its own word: the Verbund answers each, or has said yes beforehand (rule 24). */
export const Beitritt = z.enum(['auf-antrag', 'offen']);
