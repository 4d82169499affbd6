import type { Position, StreamName } from '../../contracts/envelope.ts';
import { Sichtbarkeit } from '../../contracts/fields.ts';

/** Who may see something: everybody, the owner's Verbünde and their members, or the owner alone. */
export interface Audience {
  readonly level: Sichtbarkeit;
  readonly owner: StreamName;
  /** Set at the level `verbund`: the position from which the entry has stood there for the Verbund. */
  readonly since?: Position;
  /** Set where what it was said of was declared in error: nobody sees that any more. What told of it stays told (`stillTold`). */
  readonly gone?: true;
}

const LEVELS: readonly Sichtbarkeit[] = Sichtbarkeit.options;

/** True where `one` is for fewer than `other` of the same owner is. */
export const isNarrower = (one: Audience, other: Audience): boolean =>
  LEVELS.indexOf(one.level) < LEVELS.indexOf(other.level);

/** Who may see what an organisation puts at a level, from this position on. */
export const audienceAt = (level: Sichtbarkeit, owner: StreamName, at: Position): Audience =>
  level === 'verbund' ? { level, owner, since: at } : { level, owner };

/** Who may see what told of something, whether that has been declared in error since or not. */
export const stillTold = ({ gone: _, ...audience }: Audience): Audience => audience;
