import type { z } from 'zod';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import type { KommuneRef, VerbundRef } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';
import { type Reads, reads } from '../../model/reads.ts';
import type { KommuneTables } from '../kommune/tables.ts';
import type { VerbundTables } from '../verbund/tables.ts';

interface Names {
  readonly kommune: KommuneTables;
  readonly verbund: VerbundTables;
}

/** What is read of an organisation, by its stream. */
export const ORGANISATION_READS: Reads<Names> = [
  ...reads<Names>(
    ({ kommune }) => kommune.kommunen,
    (_, id) => [`kommune-${id}`],
  ),
  ...reads<Names>(
    ({ verbund }) => verbund.verbuende,
    (_, id) => [`verbund-${id}`],
  ),
];

/** A Kommune as others name it, by its name of that moment. */
export const kommuneRef = (models: Names, kommuneId: string): z.output<typeof KommuneRef> => {
  const row = models.kommune.kommunen.get(kommuneId);
  return { kommuneId, name: row?.name ?? 'Unbekannte Kommune', ...present({ staat: row?.staat }) };
};

/** A Verbund as others name it. */
export const verbundRef = (models: Names, verbundId: string): z.output<typeof VerbundRef> => {
  const row = models.verbund.verbuende.get(verbundId);
  return { verbundId, name: row?.name ?? 'Unbekannter Zusammenschluss', kind: row?.kind ?? 'zusammenarbeit' };
};

/** The name of whose a stream is. */
export const organisationName = (models: Names, stream: StreamName): string => {
  const owner = ownerRef(models, stream);
  return 'kommune' in owner ? owner.kommune.name : owner.verbund.name;
};

/** The Land in which whose a stream is lies, where it says so. */
export const landOf = ({ kommune, verbund }: Names, stream: StreamName): string | undefined => {
  const id = organisationIdOf(stream);
  return kommune.kommunen.get(id)?.land ?? verbund.verbuende.get(id)?.land;
};

/** Whose a stream is: one of the two, under the name that answers use. */
export const ownerRef = (
  models: Names,
  stream: StreamName,
): { kommune: z.output<typeof KommuneRef> } | { verbund: z.output<typeof VerbundRef> } =>
  stream.startsWith('kommune-')
    ? { kommune: kommuneRef(models, organisationIdOf(stream)) }
    : { verbund: verbundRef(models, organisationIdOf(stream)) };
