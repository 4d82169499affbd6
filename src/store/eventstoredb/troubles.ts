import { EngineUnavailable } from '../event-store.ts';
import { StoreProblem } from '../store-problem.ts';
import { Abandoned, breaksConnection, isDenied, isOverdue } from './failure.ts';
import { reasonOf } from './reasons.ts';
import { Trouble, type TroubleParts } from './trouble.ts';

/** What is the matter with a server, told apart: that it cannot be reached, and that it can, but takes no appends. */
export class Troubles {
  readonly #parts: TroubleParts;
  readonly #reaching: Trouble;
  readonly #writing: Trouble;

  constructor(parts: TroubleParts) {
    this.#parts = parts;
    this.#reaching = new Trouble(parts);
    this.#writing = new Trouble(parts);
  }

  /** Why the server cannot be used, or takes nothing; undefined while it can. */
  get told(): Trouble['told'] {
    return this.#reaching.told ?? this.#writing.told;
  }

  /** A call succeeded. */
  reached(): void {
    this.#reaching.worked();
  }

  /** Something was appended, or refused for a reason of its own. */
  wrote(): void {
    this.#writing.worked();
  }

  /** A call failed; it may be asked again. */
  failed(error: unknown): void {
    if (error instanceof Abandoned) return;
    if (isOverdue(error)) {
      this.#reaching.worked();
      this.#writing.failed(error);
    } else if (breaksConnection(error) || isDenied(error) || error instanceof StoreProblem)
      this.#reaching.failed(error);
    else this.#reaching.worked();
  }

  /** A call failed for good. */
  failedForGood(error: unknown): void {
    if (error instanceof Abandoned) return;
    (isOverdue(error) ? this.#writing : this.#reaching).failed(error, true);
  }

  /** The error for whoever called: `why` in English for the log, the cause's reason in German for operators. */
  unavailable(why: string, cause: unknown): EngineUnavailable {
    const { message } = reasonOf(cause, this.#parts.address);
    return new EngineUnavailable(`the event store cannot be used: ${why}`, { cause, told: message });
  }
}
