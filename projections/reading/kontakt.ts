import { organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import type { KontaktRow } from '../tables/kommune/tables.ts';
import type { ReadModels } from '../tables/read-models.ts';

type Kontakt = KontaktRow['kontakt'];

/** The office that was named under an id, of an organisation or of a solution; the caller has checked that this may be seen. */
export const kontaktOf = ({ kommune }: Pick<ReadModels, 'kommune'>, id: string): Kontakt | undefined =>
  kommune.kontakte.get(id)?.kontakt;

/** Whom to ask about a solution: who was named for it, else for its owner. */
export const kontaktFor = (
  models: Pick<ReadModels, 'kommune'>,
  solutionId: string,
  stream: StreamName,
): (Kontakt & { readonly fuer: 'loesung' | 'kommune' | 'verbund' }) | undefined => {
  const own = kontaktOf(models, solutionId);
  if (own !== undefined) return { ...own, fuer: 'loesung' };
  const owners = kontaktOf(models, organisationIdOf(stream));
  return owners && { ...owners, fuer: stream.startsWith('kommune-') ? 'kommune' : 'verbund' };
};
