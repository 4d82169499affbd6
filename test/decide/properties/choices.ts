import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { Kind } from '../../../contracts/fields/kinds/kind.ts';
import {
  COMMANDS,
  type CommandIn,
  type CommandName,
  EVENTS,
  type SubjectName,
} from '../../../contracts/subjects.ts';
import { exampleAbout } from '../../example-about.ts';
import { id } from '../names.ts';
import type { World } from './world.ts';

/** The days on which things happen in random histories, in different precisions. */
export const DAYS = ['2024-01-01', { value: '2025', precision: 'jahr' }, '2025-06-01', '2026-09-01'];
/** The visibilities of random entries, the public one more often than the others. */
export const LEVELS = ['kommune', 'verbund', 'oeffentlich', 'oeffentlich'];

/** The element of a list that a die points to. */
export const one = <Item>(list: readonly Item[], die: number): Item => list[die % list.length] as Item;

/** What a random move may be about: mostly things that exist in its world, chosen by six dice. */
export class Choices {
  readonly world: World;
  readonly stream: StreamName;
  readonly dice: Readonly<Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f', number>>;

  constructor(world: World, stream: StreamName, dice: readonly number[]) {
    this.world = world;
    this.stream = stream;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = dice;
    this.dice = { a, b, c, d, e, f };
  }

  /** One of these ids, or one that does not exist where there is none. */
  known(ids: readonly string[], die: number): string {
    return ids.length === 0 ? id('nothing') : one(ids, die);
  }

  /** The id in `field` of one of the events of this type, in any stream. */
  any(type: string, field: string, die: number): string {
    return this.known(this.world.all(type, field), die);
  }

  /** The id in `field` of one of the events of this type in the own stream. */
  own(type: string, field: string, die: number): string {
    return this.known(this.world.all(type, field, this.stream), die);
  }

  /** The id of something of this kind, made in any stream or in this one. */
  of({ id: field }: Kind, die: number, stream?: StreamName): string {
    const makers = [...EVENTS.values()].filter(({ makes }) => makes.includes(field));
    return this.known(
      makers.flatMap(({ name }) => this.world.all(name, field, stream)),
      die,
    );
  }

  /** The example of a command, about things of this world: what is not its own comes from any stream. */
  example(name: CommandName): Record<string, unknown> {
    const dice = Object.values(this.dice);
    return exampleAbout(COMMANDS.get(name) as CommandDefinition, (kind, own, index) =>
      this.of(kind, one(dice, index), own ? this.stream : undefined),
    );
  }

  /** All solutions and variants. */
  nodes(): readonly string[] {
    return [
      ...this.world.all('ProjectShared', 'solutionId'),
      ...this.world.all('BestPracticeAdopted', 'solutionId'),
      ...this.world.all('ProjectJoined', 'solutionId'),
    ];
  }

  get on() {
    return one(DAYS, this.dice.c);
  }

  get reason(): string {
    return one(['Ein Grund', 'Ein anderer'], this.dice.d);
  }
}

/** The random bodies of a subject's commands: each command of the subject needs one. */
export interface MovesOf<Name extends SubjectName> {
  /** Commands that are tried three times as often as others: histories interfere there. */
  readonly often: readonly CommandIn<Name>[];
  /** Commands that make a new thing whenever they are sent under a new key. */
  readonly anew: readonly CommandIn<Name>[];
  readonly bodies: { readonly [Command in CommandIn<Name>]: (choices: Choices) => Record<string, unknown> };
}

/** The moves of a subject, whichever it is. */
export interface AnyMoves {
  readonly often: readonly string[];
  readonly anew: readonly string[];
  readonly bodies: Readonly<Record<string, (choices: Choices) => Record<string, unknown>>>;
}
