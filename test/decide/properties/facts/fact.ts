import type { StreamName } from '../../../../contracts/envelope.ts';
import type { World } from '../world.ts';

/** What a world answers to a fact query about one id; undefined where there is nothing that `asker` may see. */
export type FactOf = (world: World, wanted: string, asker: StreamName) => unknown;
