import type { HandleParts } from '../command/incoming.ts';
import type { TrustedClock } from '../command/trusted-clock.ts';
import type { Health } from '../http/health.ts';
import type { Runner } from '../project/runner.ts';
import type { LiveServer } from '../push/live-server.ts';
import type { Halt } from '../store/halt.ts';
import type { Reactions } from './reactions.ts';

/** The parts of a hub that tell how it is. */
export interface HealthParts extends Pick<HandleParts, 'queue' | 'store'> {
  readonly clock: Pick<TrustedClock, 'doubt'>;
  readonly halt: Pick<Halt, 'damage'>;
  readonly runner: Pick<Runner, 'applied' | 'catchUp' | 'failures' | 'mirror' | 'position' | 'unknown'>;
  readonly reactions: Pick<Reactions, 'failing' | 'outcomes' | 'owed'>;
  readonly isReady: () => boolean;
  readonly isWritable: () => boolean;
}

/**
 * How the hub is at each moment. A field is looked up when it is read: one object serves all requests, and a request costs
 * what it asks for.
 */
export const liveHealth = (
  { clock, halt, isReady, isWritable, queue, reactions, runner, store }: HealthParts,
  live: () => LiveServer | undefined,
): Health => ({
  get ready() {
    return isReady();
  },
  get applied() {
    return runner.applied;
  },
  get position() {
    return runner.position;
  },
  get catchUp() {
    return runner.catchUp;
  },
  get writable() {
    return clock.doubt === undefined && isWritable();
  },
  get clock() {
    return clock.doubt;
  },
  get unavailable() {
    return store.unavailable?.();
  },
  get touched() {
    return store.touched?.();
  },
  get checking() {
    return store.doubt?.();
  },
  get halted() {
    const { damage } = halt;
    return damage && { message: damage.message, ...damage.place };
  },
  get failures() {
    return runner.failures;
  },
  get unknown() {
    return runner.unknown;
  },
  get mirror() {
    return runner.mirror;
  },
  get reactions() {
    return reactions;
  },
  get queueLength() {
    return queue.length;
  },
  get sockets() {
    return live()?.connections ?? 0;
  },
  get bufferedBytes() {
    return live()?.bufferedBytes ?? 0;
  },
  get pushes() {
    return live()?.pushes ?? 0;
  },
});
