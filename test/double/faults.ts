import { status } from '@grpc/grpc-js';
import type { Address } from './address.ts';
import { failure, notLeader, notReady } from './status.ts';

/** What a call can be made to suffer, once. */
export type Fault =
  | { readonly kind: 'hang' | 'lose-answer' | 'not-leader' | 'not-ready' | 'break' | 'lose-answer-and-break' }
  | { readonly kind: 'delay'; readonly ms: number };

/** Kinds of calls for which faults can be ordered. */
export type Call = 'append' | 'read' | 'subscribe' | 'features' | 'gossip';

/** Faults on order: each is suffered by the next call of its kind, in the order in which they were ordered. */
export class Faults {
  readonly #ordered = new Map<Call, Fault[]>();
  readonly #suffered = new Map<string, number>();

  order(call: Call, fault: Fault): void {
    const ordered = this.#ordered.get(call) ?? [];
    this.#ordered.set(call, [...ordered, fault]);
  }

  /** The fault that this call is to suffer, if one was ordered. */
  next(call: Call): Fault | undefined {
    const fault = this.#ordered.get(call)?.shift();
    if (fault !== undefined) this.#suffered.set(fault.kind, (this.#suffered.get(fault.kind) ?? 0) + 1);
    return fault;
  }

  /** How many faults of each kind have really been suffered. */
  get suffered(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#suffered);
  }

  clear(): void {
    this.#ordered.clear();
  }
}

/** Lets a call suffer what comes before the work: it hangs, waits, or throws. Returns a fault that comes after the work. */
export const suffer = async (fault: Fault | undefined, leader: Address): Promise<Fault | undefined> => {
  switch (fault?.kind) {
    case 'hang':
      return new Promise(() => undefined);
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return undefined;
    case 'not-leader':
      throw notLeader(leader);
    case 'not-ready':
      throw notReady();
    case 'break':
      throw failure(status.UNAVAILABLE, 'The connection was lost.');
    default:
      return fault;
  }
};
