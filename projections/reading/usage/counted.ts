import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { UsageStatus } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { ReadModels } from '../../tables/read-models.ts';

const BEGUN: ReadonlySet<AdoptionStatus | undefined> = new Set(UsageStatus.options);

/** True where a use has begun and is not over. */
export const hasBegun = (status: AdoptionStatus | undefined): boolean => BEGUN.has(status);

/** True for whose uses rule 14 counts: Kommunen in Germany. Other parties that adopt stand beside them. */
export const isCounted = ({ kommune }: Pick<ReadModels, 'kommune'>, stream: StreamName): boolean =>
  stream.startsWith('kommune-') && kommune.kommunen.get(organisationIdOf(stream))?.staat === undefined;
