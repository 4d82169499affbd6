import type { CommandDefinition } from '../../contracts/definitions.ts';
import { OFFERED } from '../../contracts/subjects.ts';
import { jsonSchema } from '../../src/http/json-schema.ts';
import type { Random } from '../faults/harness/random.ts';
import { type Act, actorOf, type Body, type Done, type Viewer } from './act.ts';
import { type Known, someOf } from './params.ts';
import type { Report } from './report.ts';
import type { Side } from './side.ts';
import type { Step } from './twin.ts';

type JsonSchema = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** The ways to all fields of a body that hold an id; `0` for the item of a list. */
const idPaths = (schema: JsonSchema): Path[] => {
  if (schema.format === 'uuid') return [[]];
  const {
    properties = {},
    items,
    anyOf = [],
  } = schema as {
    properties?: Record<string, JsonSchema>;
    items?: JsonSchema;
    anyOf?: JsonSchema[];
  };
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => idPaths(inner).map((rest) => [name, ...rest])),
    ...(items === undefined ? [] : idPaths(items).map((rest) => ['0', ...rest])),
    ...anyOf.flatMap(idPaths),
  ];
};

const put = (value: unknown, [name, ...rest]: Path, id: string): unknown => {
  if (name === undefined) return id;
  if (name === '0') return [put((value as unknown[] | undefined)?.[0], rest, id)];
  const record = (value ?? {}) as Body;
  return { ...record, [name]: put(record[name], rest, id) };
};

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Body | undefined)?.[name], value);

/** The name of a field's ids: a list's is that of its property. */
const kindsOf = (path: Path, { ids }: Known): readonly string[] => {
  const name = path.findLast((step) => step !== '0') ?? '';
  if (name === 'solutionId') return ['solutionId', 'referenceId', 'adoptionId'];
  return ids.has(name) ? [name] : [...ids.keys()];
};

/** Bodies of a command that name one id each: whatever else they name stands there for everybody. */
const bodiesOf = (command: CommandDefinition, known: Known, open: Known['ids'], random: Random): Body[] => {
  const paths = idPaths(jsonSchema(command.body, 'input'));
  const base = paths.reduce<unknown>((body, path) => {
    const ids = kindsOf(path, known).flatMap((kind) => open.get(kind) ?? []);
    return at(body, path) === undefined || ids.length === 0 ? body : put(body, path, random.pick(ids));
  }, command.example);
  return paths.flatMap((path) => {
    const ids = kindsOf(path, known).flatMap((kind) => known.ids.get(kind) ?? []);
    return Array.from(
      { length: Math.min(DRAWN, ids.length) },
      () => put(base, path, random.pick(ids)) as Body,
    );
  });
};

/** Ids that are drawn for each field of each command. */
const DRAWN = 3;

/** Expected of a command that is only tried: where it would be accepted nothing is written (INTERFACE, Import). */
const ONLY_TRIED = { 'X-Expect-Status': '409' };

/** What commands are tried with, when, and how many of them. */
export interface Trials {
  readonly known: Known;
  readonly open: Known['ids'];
  readonly random: Random;
  readonly at: number;
  readonly most: number;
}

/** Tries the viewer's commands with ids that he may and may not know: what is hidden is answered as what is unknown. */
export const compareTrials = async (
  viewer: Viewer,
  [one, other]: readonly [Side, Side],
  { known, open, random, at: moment, most }: Trials,
  report: Report,
): Promise<void> => {
  const { stream } = viewer;
  if (stream === null) return;
  const kind = stream.startsWith('kommune-') ? 'kommune' : 'verbund';
  const commands = [...OFFERED.values()].filter(
    ({ on, creates }) => on.includes(kind) && creates === undefined,
  );
  const all = commands.flatMap((command) =>
    bodiesOf(command, known, open, random).map((body) => ({ name: command.name, body })),
  );
  for (const { name, body } of someOf(all, most, random)) {
    const act: Act = { key: random.uuid(), name, target: stream, actor: actorOf(stream), body, at: moment };
    const [a, b] = await Promise.all([one.hub.send(act, ONLY_TRIED), other.hub.send(act, ONLY_TRIED)]);
    const what = `${name} ${JSON.stringify(body)}`;
    report.compare(what, one.normal.reply(a.reply), other.normal.reply(b.reply));
    if (a.reply.status === 201 || b.reply.status === 201) report.differ(`${what} was written`);
  }
};

/** Compares what the viewer's own commands were answered with, and that everything else was accepted in the twin as well. */
export const compareOwn = (
  viewer: Viewer,
  [one, other]: readonly [Side, Side],
  replies: readonly { readonly step: Step; readonly done: Done }[],
  report: Report,
): void => {
  for (const { step, done } of replies) {
    const what = `${step.act.name} ${JSON.stringify(step.act.body)}`;
    if (step.act.target === viewer.stream)
      report.compare(what, one.normal.reply(step.done.reply), other.normal.reply(done.reply));
    else if (step.done.reply.status !== done.reply.status)
      report.differ(`${what}: ${step.done.reply.status} is not ${done.reply.status}, ${done.reply.text}`);
  }
};
