import type { Logger } from 'pino';
import { Problem } from '../../contracts/problems.ts';
import { PROCESSES } from '../../projections/processes/all.ts';
import type { OwedTables } from '../../projections/processes/process.ts';
import type { HandleParts, Incoming } from '../command/incoming.ts';
import { submit } from '../command/submit.ts';
import type { Runner } from '../project/runner.ts';
import { REACTION_OUTCOMES, Reactor } from '../react/reactor.ts';
import type { Halt } from '../store/halt.ts';
import { repeatedly } from './repeatedly.ts';

/** How often the clock is looked at: what is due is due by the day. */
const EVERY_MS = 60_000;

/** The process managers of a hub. Nothing is done until `start`. */
export interface Reactions {
  readonly owed: number;
  readonly failing: number;
  /** Commands given so far, by process and outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Gives what is due now, at each change and as time passes. */
  start(): void;
  /** Gives what is due by now; resolves when all of it has been tried. */
  look(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** What they run on. */
interface Parts extends HandleParts {
  readonly runner: Pick<Runner, 'models' | 'onApplied'>;
  readonly halt: Halt;
  readonly now: () => Date;
  readonly log: Logger;
}

// Read models are typed for those who answer questions; nobody asks these but us.
const memories = ({ runner }: Parts) => runner.models() as unknown as Readonly<Record<string, OwedTables>>;

/** Why a command was not answered, without a word that somebody wrote. */
const reasonOf = (error: unknown): string =>
  error instanceof Problem ? error.code : error instanceof Error ? error.name : 'unknown';

/** Nothing has become of any command yet. A counter that begins at 0 lets a dashboard see its first step (Prometheus, "Avoid missing metrics"). */
const noneYet = (): Map<string, number> =>
  new Map(PROCESSES.flatMap(({ name }) => REACTION_OUTCOMES.map((outcome) => [`${name} ${outcome}`, 0])));

/** The process managers on these adapters. */
export const reactionsOf = (parts: Parts): Reactions => {
  const outcomes = noneYet();
  const reactor = new Reactor({
    processes: PROCESSES,
    owedBy: (process) => (parts.halt.damage === undefined ? memories(parts)[process] : undefined),
    handle: (command: Incoming) => parts.halt.guard(() => submit(command, parts)),
    now: parts.now,
    report: (process, outcome, { command, cause }, error) => {
      const key = `${process} ${outcome}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
      const why = error === undefined ? {} : { found: reasonOf(error) };
      const level = outcome === 'failed' ? 'warn' : 'info';
      parts.log[level]({ process, command, outcome, cause: cause.eventId, ...why }, 'reaction');
    },
  });
  let ends: readonly (() => void)[] = [];
  return {
    get owed() {
      return reactor.owed;
    },
    get failing() {
      return reactor.failing;
    },
    outcomes,
    start: () => {
      ends = [
        parts.runner.onApplied(() => void reactor.lookWhereChanged()),
        repeatedly(() => void reactor.look(), EVERY_MS),
      ];
      void reactor.look();
    },
    look: () => reactor.look(),
    stop: async () => {
      for (const end of ends) end();
      await reactor.stop();
    },
  };
};
