import { v5 } from 'uuid';
import { Problem } from '../../contracts/problems.ts';
import type { CommandName } from '../../contracts/subjects.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { type DueMessage, dueMessages } from '../../projections/processes/due-messages.ts';
import { messages as process } from '../../projections/processes/messages.ts';
import type { AbonnementTables, PostfachRow } from '../../projections/tables/abonnement.ts';
import { processActor } from '../access/process-actor.ts';
import type { Handled, Incoming } from '../command/incoming.ts';
import { waitAfter } from './attempts.ts';

/** Namespace of the keys of messages (RFC 9562 §5.5); a storage format, never to be changed. */
const NAMESPACE = 'c3a8f1d2-6b47-4e09-9d35-2f7a81c04be6';

/** How long a mailbox is left alone after its mail server asked to try again, in ms. */
const AGAIN_MS = 900_000;

/** What is to be told, and what comes of it: a message is written and handed over elsewhere. */
export interface MessengerParts<Content> {
  /** What is known of mailboxes, as of now; undefined while nothing can be read, or no mail server is set. */
  readonly tables: () => AbonnementTables | undefined;
  readonly submit: (command: Incoming) => Promise<Handled>;
  readonly now: () => Date;
  /** What a due message says; undefined where there is nothing to say. */
  readonly compose: (due: DueMessage) => Promise<Content | undefined>;
  /** True where the mail server answers. */
  readonly isThere: () => Promise<boolean>;
  /** Hands it over; the code of an answer that refuses it, undefined where it was taken or may have been. */
  readonly handOver: (content: Content, links: Links) => Promise<number | undefined>;
  /** A code that nobody guesses, and its SHA-256 in hexadecimal digits. */
  readonly newCode: () => { readonly code: string; readonly pruefwert: string };
  readonly report: (what: MessageOutcome, box: PostfachRow, error?: unknown) => void;
}

/** What the links of a message carry, and under which id it is recorded. */
export interface Links {
  readonly code: string;
  readonly nachrichtId: string;
}

/** What may become of a message. */
export const MESSAGE_OUTCOMES = ['handed-over', 'returned', 'elsewhere', 'failed'] as const;
export type MessageOutcome = (typeof MESSAGE_OUTCOMES)[number];

/** Decided, and that is an answer: another replica has it, or nobody waits for it any more. */
const isDecided = (error: unknown): boolean =>
  error instanceof Problem && error.status < 500 && error.status !== 429;

type Code = ReturnType<MessengerParts<unknown>['newCode']>;

/**
 * Hands over the messages that are due. Each is recorded before: only the hub whose record stands hands it over, so replicas hand it
 * over once, and one that ends in between never twice (the message is lost then, which a news letter may be). While the mail server is
 * away nothing is recorded, so it goes out later, until its week has passed.
 */
export class Messenger<Content> {
  readonly #parts: MessengerParts<Content>;
  /** The codes of messages whose record was not answered: who repeats it must say the same. */
  readonly #codes = new Map<string, Code>();
  /** Keys for which nothing is to be done any more, here. */
  readonly #done = new Set<string>();
  readonly #notBefore = new Map<string, number>();
  readonly #returns = new Map<string, { readonly box: PostfachRow; readonly code: number }>();
  #triesInARow = 0;
  #serverNotBefore = 0;
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: MessengerParts<Content>) {
    this.#parts = parts;
  }

  /** Hands over all that is due. Whoever asks during a look waits until there was a whole one. Never rejects. */
  async look(): Promise<void> {
    if (this.#looking !== undefined) {
      this.#again = true;
      return this.#looking;
    }
    this.#looking = this.#lookWhileAsked().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Begins nothing new, and resolves when what was begun has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
  }

  async #lookWhileAsked(): Promise<void> {
    do {
      this.#again = false;
      await this.#lookNow();
    } while (this.#again && !this.#stopped);
  }

  async #lookNow(): Promise<void> {
    for (const [nachrichtId, { box, code }] of this.#returns) await this.#sayReturned(nachrichtId, box, code);
    const tables = this.#parts.tables();
    if (tables === undefined) return;
    const time = this.#parts.now().getTime();
    if (time < this.#serverNotBefore) return;
    const all = dueMessages(tables, this.#parts.now());
    const keys = new Set(all.map(({ key }) => key));
    for (const key of this.#done) if (!keys.has(key)) this.#done.delete(key);
    for (const due of all) {
      if (this.#stopped) return;
      const waits = (this.#notBefore.get(due.box.postfachId) ?? 0) > time;
      if (!waits && !this.#done.has(due.key) && !(await this.#give(due))) return;
    }
  }

  /** False where the others would wait for the same. */
  async #give(due: DueMessage): Promise<boolean> {
    try {
      const content = await this.#parts.compose(due);
      if (content === undefined) {
        this.#done.add(due.key);
        return true;
      }
      if (!(await this.#serverIsThere(due.box))) return false;
      await this.#recordAndHandOver(due, content);
      return true;
    } catch (error) {
      this.#parts.report('failed', due.box, error);
      return !(error instanceof Problem);
    }
  }

  async #serverIsThere(box: PostfachRow): Promise<boolean> {
    if (await this.#parts.isThere()) {
      this.#triesInARow = 0;
      return true;
    }
    this.#triesInARow += 1;
    this.#serverNotBefore = this.#parts.now().getTime() + waitAfter(this.#triesInARow);
    this.#parts.report('failed', box);
    return false;
  }

  async #recordAndHandOver(due: DueMessage, content: Content): Promise<void> {
    const recorded = await this.#record(due);
    this.#done.add(due.key);
    if (recorded === undefined) return this.#parts.report('elsewhere', due.box);
    const answer = await this.#parts.handOver(content, recorded);
    if (answer === undefined) return this.#parts.report('handed-over', due.box);
    this.#parts.report('returned', due.box);
    this.#notBefore.set(due.box.postfachId, this.#parts.now().getTime() + AGAIN_MS);
    await this.#sayReturned(recorded.nachrichtId, due.box, answer);
  }

  /** The record of a message, where it is this hub's; undefined where another one has it, or nobody waits for it any more. */
  async #record(due: DueMessage): Promise<Links | undefined> {
    const code = this.#codes.get(due.key) ?? this.#parts.newCode();
    this.#codes.set(due.key, code);
    const woche = due.art === 'montag' ? { woche: due.woche } : {};
    const body = { postfachId: due.box.postfachId, art: due.art, pruefwert: code.pruefwert, ...woche };
    try {
      const { answer } = await this.#parts.submit(
        this.#command('record-nachricht', due.box, body, v5(due.key, NAMESPACE)),
      );
      this.#codes.delete(due.key);
      // Nothing was appended where nobody waits for it any more. Who repeats it with the code of another is refused.
      const nachrichtId = (answer as { readonly nachrichtId?: string }).nachrichtId;
      return nachrichtId === undefined ? undefined : { code: code.code, nachrichtId };
    } catch (error) {
      if (!isDecided(error)) throw error;
      this.#codes.delete(due.key);
      return undefined;
    }
  }

  async #sayReturned(nachrichtId: string, box: PostfachRow, code: number): Promise<void> {
    this.#returns.set(nachrichtId, { box, code });
    try {
      await this.#parts.submit(
        this.#command('return-nachricht', box, { nachrichtId, code }, v5(`back ${nachrichtId}`, NAMESPACE)),
      );
      this.#returns.delete(nachrichtId);
    } catch (error) {
      if (isDecided(error)) this.#returns.delete(nachrichtId);
      else this.#parts.report('failed', box, error);
    }
  }

  #command(name: CommandName, { stream, cause }: PostfachRow, body: object, commandId: string): Incoming {
    const command = COMMANDS.get(name);
    if (command === undefined) throw new Error(`there is no command ${name}`);
    return {
      command,
      target: stream,
      body,
      commandId,
      actor: processActor(process.name),
      causationId: cause,
    };
  }
}
