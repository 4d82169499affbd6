import type { Position, StreamName } from '../contracts/envelope.ts';
import type { Sichtbarkeit } from '../contracts/fields.ts';
import type { Audience } from './model.ts';

/** Who may see what an organisation puts at a level, from this position on. */
export const audienceAt = (level: Sichtbarkeit, owner: StreamName, at: Position): Audience =>
  level === 'verbund' ? { level, owner, since: at } : { level, owner };
