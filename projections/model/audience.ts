import type { Position, StreamName } from '../../contracts/envelope.ts';
import { Sichtbarkeit } from '../../contracts/fields.ts';
import type { Audience } from '../model.ts';

const LEVELS: readonly Sichtbarkeit[] = Sichtbarkeit.options;

/** True where `one` is for fewer than `other` of the same owner is. */
export const isNarrower = (one: Audience, other: Audience): boolean =>
  LEVELS.indexOf(one.level) < LEVELS.indexOf(other.level);

/** Who may see what an organisation puts at a level, from this position on. */
export const audienceAt = (level: Sichtbarkeit, owner: StreamName, at: Position): Audience =>
  level === 'verbund' ? { level, owner, since: at } : { level, owner };
