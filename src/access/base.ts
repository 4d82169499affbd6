import type { IncomingHttpHeaders } from 'node:http';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { ServiceDefinition } from '../../contracts/service.ts';
import type { Allowance } from '../decide/model/allowance.ts';
import type { FactKind } from '../decide/model/facts.ts';
import type { Choice } from './choice.ts';
import type { Credentials } from './identity.ts';
import { Identity } from './made-identity.ts';
import { type Acting, checkProcess, isProcess } from './process-actor.ts';

/** The facts that were gathered for a command. Undefined where something is unknown, or hidden from the target's organisation. */
export interface KnownFacts {
  get<Fact>(kind: FactKind<Fact>, id: string): Fact | undefined;
}

/** What access is asked about a command: everything that a rule may depend on. */
export interface Asked {
  readonly actor: Acting;
  readonly command: CommandDefinition;
  /** The stream to act on; null where the command makes one. */
  readonly target: StreamName | null;
  /** The body as its contract understands it. */
  readonly wellFormed: unknown;
  /** The state that the command is decided on. */
  readonly state: unknown;
  readonly facts: KnownFacts;
  /** What the target lets the actor's organisation enter for it today; none where it acts for itself. */
  readonly allowances: readonly Allowance[];
}

/** Whatever access there is, these can say who sends a request. */
const ALWAYS_CREDENTIALS = ['cookie', 'authorization'];

/** A command, its target and who gives it: what a right may depend on before anything else is known. */
type Given = Pick<Asked, 'actor' | 'command' | 'target'>;

/** The same, where somebody gives the command and no process. */
export interface Claim extends Given {
  readonly actor: Identity;
}

/** What is asked about a command that somebody gives. */
export interface AskedBySomebody extends Asked {
  readonly actor: Identity;
}

const bySomebody = <Question extends Given>(question: Question): question is Question & Claim => {
  if (isProcess(question.actor)) return false;
  if (!Identity.isMade(question.actor)) throw new Error('this actor was not identified by access');
  return true;
};

declare const permitted: unique symbol;

/**
 * A permission for one question. Only `Access.authorise` makes one, and it is taken once. The symbol of its type is not exported,
 * so no other value has this type.
 */
export interface Authorised<Question> {
  readonly [permitted]: Question;
}

/** What a file says of who gave a command: an actor's id, or an organisation and a role there. */
export type NamedActor = string | { readonly organisation: string; readonly role: string };

/** An address at which access tells everybody something. */
export interface AccessAddress {
  readonly service: ServiceDefinition;
  /** What it answers, as JSON. */
  readonly answer: () => object;
}

/** A request header that says who acts, for the OpenAPI document. */
export interface AccessHeader {
  readonly name: string;
  /** German. */
  readonly description: string;
}

/**
 * The port of access: who acts, and what that actor may do. It denies by default. A class, so that nothing but a subclass is one;
 * an import rule keeps subclasses in this folder.
 */
export abstract class Access {
  readonly #permitted = new WeakMap<object, Asked>();

  /** Headers, beside Cookie, by which a request says who sends it. */
  abstract readonly headers: readonly AccessHeader[];

  /** Addresses of its own. */
  abstract readonly addresses: readonly AccessAddress[];

  /** Whom one may choose to be; undefined where one signs in. */
  abstract readonly choice: Choice | undefined;

  /** What a request says of who sends it. */
  abstract credentialsOf(headers: IncomingHttpHeaders): Credentials;

  /** What an actor that a file names would send. */
  abstract credentialsFor(actor: NamedActor): Credentials;

  /** Who that is. Throws Problem 401 where nobody is known by these credentials. */
  abstract identify(credentials: Credentials): Identity;

  /** True where the actor writes for the organisation of `stream`, and so may know its revision. */
  abstract mayWrite(identity: Identity, stream: StreamName): boolean;

  /** True where a request carries anything that could say who sends it, whether or not anybody is known by it. */
  carriesCredentials(headers: IncomingHttpHeaders): boolean {
    const names = [...ALWAYS_CREDENTIALS, ...this.headers.map(({ name }) => name.toLowerCase())];
    return names.some((name) => headers[name] !== undefined);
  }

  /** Throws Problem 403 where no body, no state and no fact could give the actor the right: what depends on nothing but a claim. */
  protected abstract exclude(claim: Claim): void;

  /** Resolves where the actor may give the command that `exclude` has let pass; rejects with Problem 403 where not. */
  protected abstract permit(asked: AskedBySomebody): Promise<void>;

  /**
   * Throws Problem 403 where it is certain already that the actor may not give the command, before its facts and its state are known.
   * It permits nothing: `authorise` asks this and everything else.
   */
  checkAhead(given: Given): void {
    if (isProcess(given.actor)) checkProcess(given.actor, given.command);
    else if (bySomebody(given)) this.exclude(given);
  }

  /** Asks the rules; a process manager may give what it says that it gives. Rejects with Problem 403 where the actor may not give this command. */
  async authorise<Question extends Asked>(question: Question): Promise<Authorised<Question>> {
    this.checkAhead(question);
    if (bySomebody(question)) await this.permit(question);
    const permission = Object.freeze({}) as Authorised<Question>;
    this.#permitted.set(permission, question);
    return permission;
  }

  /**
   * The question that was permitted, once. Throws where the permission was not made by this access, or has been taken
   * already: a cast gives the type, but not the entry here.
   */
  take<Question extends Asked>(permission: Authorised<Question>): Question {
    const question = this.#permitted.get(permission) as Question | undefined;
    if (question === undefined) throw new Error('this permission was not given here, or has been used');
    this.#permitted.delete(permission);
    return question;
  }
}
