import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import type { ReadModels } from '../../tables/read-models.ts';

/** True for whose uses rule 14 counts: Kommunen in Germany. Other parties that adopt stand beside them. */
export const isCounted = ({ kommune }: Pick<ReadModels, 'kommune'>, stream: StreamName): boolean =>
  stream.startsWith('kommune-') && kommune.kommunen.get(organisationIdOf(stream))?.staat === undefined;
