import type { EventEmitter } from 'node:events';
import { constants } from 'node:http2';

/** What lies under a call of grpc-js: its HTTP/2 stream. */
interface Inside {
  readonly call: { readonly stream: { close(code: number): void } };
}

/** The calls that are open at a node, so that they can end as those of a process that ends do. */
export class OpenCalls {
  readonly #open = new Set<EventEmitter>();

  get any(): boolean {
    return this.#open.size > 0;
  }

  add(call: EventEmitter): void {
    this.#open.add(call);
    for (const end of ['close', 'cancelled', 'finish']) call.once(end, () => this.#open.delete(call));
  }

  /** Rule 5.15: without a word of what became of them, after which the client speaks of code 13. */
  endWithoutStatus(): void {
    for (const call of this.#open) (call as unknown as Inside).call.stream.close(constants.NGHTTP2_NO_ERROR);
    this.clear();
  }

  clear(): void {
    this.#open.clear();
  }
}
