import type { Position } from '../../contracts/envelope.ts';
import type { EventStore, Extent } from '../store/event-store.ts';

/** How far the read models are on their way to where the log ended when the hub was started. */
export interface CatchUp {
  /** The log's last position at the start; null while the engine has not told it. */
  readonly head: Position | null;
  /** How much of the log is behind and how much there is, in `unit`; absent where the engine's positions do not tell. */
  readonly done?: number;
  readonly total?: number;
  /** What is counted: for `bytes` the share says roughly how much is left, and nothing of how many events that is. */
  readonly unit?: Extent['unit'];
}

/** How far it is from `position` to `head`, as far as the engine knows. */
export const catchUpTo = (
  head: Position | null,
  position: Position,
  { extentOf }: Pick<EventStore, 'extentOf'>,
): CatchUp => {
  const whole = head === null ? undefined : extentOf?.(head);
  if (whole === undefined) return { head };
  const done = extentOf?.(position)?.size;
  return done === undefined ? { head } : { head, done, total: whole.size, unit: whole.unit };
};
