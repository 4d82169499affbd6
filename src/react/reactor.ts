import { dayInBerlin } from '../../contracts/days.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Change } from '../../projections/model/table.ts';
import { dueOn, type OwedRow, type OwedTables, type Process } from '../../projections/processes/process.ts';
import type { Handled, Incoming } from '../command/incoming.ts';
import { Attempts } from './attempts.ts';
import { commandOf, keyOf } from './command-of.ts';

/** What may become of a command that a process gives. */
export const REACTION_OUTCOMES = ['appended', 'unchanged', 'repeated', 'refused', 'failed'] as const;
export type ReactionOutcome = (typeof REACTION_OUTCOMES)[number];

/** What a reactor runs on; `now` is an argument so that tests can hold it. */
export interface ReactorParts {
  readonly processes: readonly Process[];
  /** What a process owes, as of now; undefined while nothing can be read. */
  readonly owedBy: (process: string) => OwedTables | undefined;
  readonly handle: (command: Incoming) => Promise<Handled>;
  readonly now: () => Date;
  /** Called with every outcome; `error` where it was no answer. */
  readonly report: (process: string, outcome: ReactionOutcome, row: OwedRow, error?: unknown) => void;
}

/** 4xx: decided, and that is an answer. 429 and 5xx: nobody decided anything. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Problem && error.status < 500 && error.status !== 429;

const outcomeOf = ({ repeated, status }: Handled): ReactionOutcome => {
  if (repeated) return 'repeated';
  return status === 201 ? 'appended' : 'unchanged';
};

/**
 * Gives the commands that processes owe once they are due. What is owed lies in the read models, so it survives restarts; a command's key
 * derives from its event and process, so replicas and repeats act once. A refusal is an answer: others acted first. What was not
 * answered is tried again, later each time.
 */
export class Reactor {
  readonly #parts: ReactorParts;
  readonly #attempts = new Attempts();
  readonly #seen = new Map<string, Change>();
  #looking: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: ReactorParts) {
    this.#parts = parts;
  }

  /** How much is owed in all, due or not. */
  get owed(): number {
    return this.#parts.processes.reduce((sum, { name }) => sum + this.#rows(name).length, 0);
  }

  /** How many commands have been tried many times without an answer. */
  get failing(): number {
    return this.#attempts.failing;
  }

  /** Looks only where what is owed has changed since the last look: for who is called after every event. */
  async lookWhereChanged(): Promise<void> {
    const changed = this.#parts.processes.some(
      ({ name }) => this.#seen.get(name) !== this.#parts.owedBy(name)?.owed.lastChange,
    );
    if (changed) await this.look();
  }

  /** Gives all that is due, one after the other. Whoever asks during a look waits for the next one. Never rejects. */
  look(): Promise<void> {
    if (this.#looking === undefined) return this.#begin();
    this.#next ??= this.#looking.then(() => {
      this.#next = undefined;
      return this.#begin();
    });
    return this.#next;
  }

  /** Begins nothing new, and resolves when what was begun has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
  }

  #begin(): Promise<void> {
    this.#looking = this.#lookNow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  #rows(process: string): readonly OwedRow[] {
    return [...(this.#parts.owedBy(process)?.owed.values() ?? [])];
  }

  async #lookNow(): Promise<void> {
    const { processes, owedBy } = this.#parts;
    for (const { name } of processes) {
      const change = owedBy(name)?.owed.lastChange;
      if (change !== undefined) this.#seen.set(name, change);
    }
    this.#attempts.keep(
      new Set(processes.flatMap(({ name }) => this.#rows(name).map((row) => keyOf(name, row)))),
    );
    for (const { name } of processes) if (!(await this.#giveAllDue(name))) return;
  }

  /** False where one was not answered: the others would wait for the same. */
  async #giveAllDue(process: string): Promise<boolean> {
    const day = dayInBerlin(this.#parts.now());
    for (const row of dueOn(this.#rows(process), day)) {
      if (this.#stopped) return false;
      const key = keyOf(process, row);
      if (this.#attempts.mayTry(key, day, this.#parts.now().getTime()))
        if ((await this.#give(process, row, key, day)) === 'failed') return false;
    }
    return true;
  }

  async #give(process: string, row: OwedRow, key: string, day: string): Promise<ReactionOutcome> {
    const [outcome, error] = await this.#outcome(process, row);
    if (outcome === 'failed') this.#attempts.failed(key, this.#parts.now().getTime());
    else this.#attempts.answered(key, day);
    this.#parts.report(process, outcome, row, error);
    return outcome;
  }

  async #outcome(process: string, row: OwedRow): Promise<[ReactionOutcome, unknown?]> {
    try {
      return [outcomeOf(await this.#parts.handle(commandOf(process, row)))];
    } catch (error) {
      return [isRefusal(error) ? 'refused' : 'failed', error];
    }
  }
}
