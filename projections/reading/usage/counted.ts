import type { StreamName } from '../../../contracts/envelope.ts';
import { UsageStatus } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';

const BEGUN: ReadonlySet<AdoptionStatus | undefined> = new Set(UsageStatus.options);

/** True where a use has begun and is not over. */
export const hasBegun = (status: AdoptionStatus | undefined): boolean => BEGUN.has(status);

/** True for whose uses rule 14 counts: Kommunen. Other parties that adopt stand beside them. */
export const isCounted = (stream: StreamName): boolean => stream.startsWith('kommune-');
