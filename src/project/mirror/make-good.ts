import type { Position } from '../../../contracts/envelope.ts';
import { checkedEvents } from '../../store/checked-events.ts';
import { type Damage, damagedEvent } from '../../store/damage.ts';
import type { EventStore } from '../../store/event-store.ts';
import type { Applier } from '../apply.ts';
import type { Behind } from './behind.ts';
import type { Mirror } from './mirror.ts';

/** Events in a turn, after which others have theirs and what was made is kept. */
const TURN = 200;

/** What making good works on. */
export interface Late {
  readonly store: EventStore;
  readonly applier: Applier;
  readonly behind: Behind;
  readonly mirror: Mirror;
  /** The last event that the others have applied. */
  readonly until: Position;
  readonly signal: AbortSignal;
  /** Told from time to time how far it is. */
  readonly onTurn: (position: Position) => void;
}

/**
 * Reads the log once more for the projections whose rows are not those of this program, and applies it to them alone, up to where the
 * others are. What is done is kept turn by turn: who is killed meanwhile goes on from there. Resolves to what is wrong with the log,
 * undefined where nothing is. Throws where it cannot be read, and once
 * `signal` is given; called again it goes on.
 */
export const makeGood = async (late: Late): Promise<Damage | undefined> => {
  const { store, applier, behind, mirror, until, signal, onTurn } = late;
  if (behind.isNobody) return undefined;
  const all = new Set<string>();
  const keep = (position: Position) => mirror.madeGood({ of: [...all], upTo: position });
  let count = 0;
  for await (const { event, wrong } of checkedEvents(store)) {
    signal.throwIfAborted();
    if (applier.failures.length > 0 || event.position > until) break;
    if (wrong !== 'ok') return damagedEvent(event, wrong);
    const names = behind.before(event.position);
    if (names.size === 0) continue;
    applier.applyLate(event, names);
    behind.reached(names, event.position);
    for (const name of names) all.add(name);
    count += 1;
    if (count % TURN > 0) continue;
    keep(event.position);
    onTurn(event.position);
    await new Promise(setImmediate);
  }
  if (applier.failures.length > 0) return undefined;
  behind.reached(all, until);
  keep(until);
  return undefined;
};
