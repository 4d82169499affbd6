import { dayInBerlin } from '../../contracts/days.ts';
import type { Actor, StreamName } from '../../contracts/envelope.ts';
import { COMMANDS, KINDS } from '../../contracts/subjects.ts';
import { wellFormed } from '../../src/command/well-formed.ts';
import type { SolutionFacts } from '../../src/decide/facts/solution.ts';
import type { FactQuery } from '../../src/decide/model/facts.ts';
import { type VariantsState, variantsFold } from '../../src/decide/variants.ts';
import { momentAt, withDates } from '../../src/import/offset.ts';
import { type Command, decided, type Event, folded, type Past } from '../decide/harness.ts';
import { organisation } from '../decide/names.ts';
import { DAY, type DemoLine } from './demo-lines.ts';
import { madeId, withMade } from './made.ts';
import { World } from './world.ts';

const idName = (kind: string): string => KINDS.find(({ name }) => name === kind)?.id ?? kind;

/** The stream that a line acts on, its own where it makes one. */
export const streamOf = (line: DemoLine): StreamName => {
  const creates = COMMANDS.get(line.command)?.creates;
  if (creates !== undefined) return `${creates}-${madeId(line.commandId, `${creates}Id`)}`;
  if (typeof line.target !== 'object') throw new Error(`${line.where} has no made target`);
  const [commandId, name] = line.target.$made;
  return `${name === 'verbundId' ? 'verbund' : 'kommune'}-${madeId(commandId, name)}`;
};

const actorOf = (line: DemoLine, stream: StreamName): Actor => {
  const role = typeof line.actor === 'object' ? line.actor.role : 'demo';
  return { organisation: stream, role, subjectRef: madeId(stream, role) };
};

const solutionFacts = (id: string, asker: StreamName, world: World): SolutionFacts | undefined => {
  const stream = world.streamOf(id);
  if (stream === undefined) return undefined;
  const state = folded(variantsFold, stream, world.history(stream)) as VariantsState;
  const variant = state.all.get(id);
  if (variant === undefined || !world.sees(asker, stream, variant.sichtbarkeit)) return undefined;
  const reached = world.ancestry(id);
  return {
    solutionId: id,
    stream,
    ...variant,
    firstVersion: () => 1,
    goesBackTo: (organisationId) => reached.some((one) => world.owners(one).includes(organisationId)),
    originWithdrawnOn: () => world.firstWithdrawn(reached.filter((one) => one !== id)),
    contains: (sought) => sought === id,
    hasOutcome: () => world.outcomesBelow(id) > 0,
  };
};

/** What is known of a thing of any other kind: of a public one, what made it, or the state that a fold of its stream has of it. */
const otherFacts = (kind: string, { id, from }: FactQuery, asker: StreamName, world: World): unknown => {
  const maker = world.makerOf(idName(kind), id);
  if (maker === undefined || !world.sees(asker, maker.stream, maker.level)) return world.named(kind, id);
  const { stream, within } = maker;
  return from === undefined
    ? { id, stream, ...(within === undefined ? {} : { within }) }
    : from.find(folded(from.fold, stream, world.history(stream)), id);
};

const answerOf = (kind: string, query: FactQuery, asker: StreamName, world: World): unknown => {
  switch (kind) {
    case 'solution':
      return solutionFacts(query.id, asker, world);
    case 'membership':
      return world.words(asker, query.id);
    case 'interest':
      return world.interest(asker, query.id);
    default:
      return world.named(kind, query.id) ?? otherFacts(kind, query, asker, world);
  }
};

const answer = (query: FactQuery, asker: StreamName, world: World): unknown =>
  query.kind
    .split(' ')
    .map((kind) => answerOf(kind, query, asker, world))
    .find((found) => found !== undefined);

const replayLine = (line: DemoLine, index: number, world: World): void => {
  const definition = COMMANDS.get(line.command);
  if (definition === undefined) throw new Error('there is no such command');
  const stream = streamOf(line);
  const recordedAt = momentAt(line.recordedAt ?? '-P0D', DAY, index);
  const today = dayInBerlin(recordedAt);
  const body = wellFormed(definition, withDates(definition, withMade(line.body), DAY), today);
  const actor = actorOf(line, stream);
  const decision = decided(
    { name: line.command, body: body as Command['body'] },
    {
      stream,
      history: world.history(stream),
      lookup: (query) => answer(query, stream, world),
      actor,
      today,
      newId: (kind) => madeId(line.commandId, idName(kind)),
    },
  );
  if ('refused' in decision) throw new Error(decision.detail);
  if (decision.length === 0) throw new Error('nothing changes');
  world.add(
    stream,
    decision.map((event: Event): Past => ({ ...event, actor, recordedAt })),
  );
};

/** Decides every line in order, as a hub would. Answers what was refused, changed nothing or broke; and the events. */
export const replay = (lines: readonly DemoLine[]): { world: World; refused: string[] } => {
  const world = new World();
  const refused: string[] = [];
  for (const [index, line] of lines.entries())
    try {
      replayLine(line, index, world);
    } catch (error) {
      refused.push(`${line.where} ${line.command} for ${organisation(streamOf(line))}: ${String(error)}`);
    }
  return { world, refused };
};
