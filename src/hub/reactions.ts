import type { Logger } from 'pino';
import { Problem } from '../../contracts/problems.ts';
import { PROCESSES } from '../../projections/processes/all.ts';
import { messages } from '../../projections/processes/messages.ts';
import type { OwedTables } from '../../projections/processes/process.ts';
import type { Incoming } from '../command/incoming.ts';
import { submit } from '../command/submit.ts';
import type { MessageOutcome } from '../react/messenger.ts';
import { REACTION_OUTCOMES, type ReactionOutcome, Reactor } from '../react/reactor.ts';
import { type MessageParts, messengerOf } from './messages.ts';
import { repeatedly } from './repeatedly.ts';

/** How often the clock is looked at: what is due is due by the day. */
const EVERY_MS = 60_000;

/** The process managers of a hub. Nothing is done until `start`. */
export interface Reactions {
  readonly owed: number;
  readonly failing: number;
  /** Commands given so far, by process and outcome. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Gives what is due now, at each change and as time passes; `base` is what the addresses in messages begin with. */
  start(base: string): void;
  /** Gives what is due by now; resolves when all of it has been tried. */
  look(): Promise<void>;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** What they run on. */
interface Parts extends MessageParts {
  readonly log: Logger;
}

/** What becomes of a message, in the words of what becomes of any command that a process gives. */
const AS_REACTION: Readonly<Record<MessageOutcome, ReactionOutcome>> = {
  'handed-over': 'appended',
  returned: 'refused',
  elsewhere: 'repeated',
  failed: 'failed',
};

// Read models are typed for those who answer questions; nobody asks these but us.
const memories = ({ runner }: Parts) => runner.models() as unknown as Readonly<Record<string, OwedTables>>;

/** Why a command was not answered, without a word that somebody wrote. */
const reasonOf = (error: unknown): string =>
  error instanceof Problem ? error.code : error instanceof Error ? error.name : 'unknown';

/** Nothing has become of any command yet. A counter that begins at 0 lets a dashboard see its first step (Prometheus, "Avoid missing metrics"). */
const noneYet = (): Map<string, number> =>
  new Map(PROCESSES.flatMap(({ name }) => REACTION_OUTCOMES.map((outcome) => [`${name} ${outcome}`, 0])));

/** The messenger, with what becomes of its messages counted and logged beside what becomes of commands. */
const counting = (parts: Parts, base: () => string, outcomes: Map<string, number>) =>
  messengerOf(parts, base, (what, error) => {
    const key = `${messages.name} ${AS_REACTION[what]}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    const why = error === undefined ? {} : { found: reasonOf(error) };
    const level = what === 'failed' || what === 'returned' ? 'warn' : 'info';
    parts.log[level]({ outcome: what, ...why }, 'message');
  });

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
  let address = '';
  const messenger = counting(parts, () => address, outcomes);
  const lookAll = async () => {
    await reactor.look();
    await messenger.look();
  };
  let seen: unknown;
  const lookWhereChanged = () => {
    void reactor.lookWhereChanged();
    // A hub that halts tells its listeners, too, and shows nothing from then on.
    if (parts.halt.damage !== undefined) return;
    const change = parts.runner.models().abonnement.postfaecher.lastChange;
    if (change !== seen) void messenger.look();
    seen = change;
  };
  let ends: readonly (() => void)[] = [];
  return {
    get owed() {
      return reactor.owed;
    },
    get failing() {
      return reactor.failing;
    },
    outcomes,
    start: (base) => {
      address = base;
      ends = [parts.runner.onApplied(lookWhereChanged), repeatedly(() => void lookAll(), EVERY_MS)];
      void lookAll();
    },
    look: lookAll,
    stop: async () => {
      for (const end of ends) end();
      await Promise.all([reactor.stop(), messenger.stop()]);
      parts.mailServer?.close();
    },
  };
};
