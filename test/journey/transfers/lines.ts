import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../../contracts/subjects.ts';
import type { Stage } from '../stage.ts';

export type Body = Readonly<Record<string, unknown>>;

/** One command of the forty transfers; a party, where it belongs to none of them. */
export interface Line {
  readonly id: string;
  readonly transfer?: number;
  readonly kind?: string;
  readonly by?: string;
  readonly command: string;
  readonly body: Body;
  /** Looked at by whoever entered it: it is not for everybody. */
  readonly own?: boolean;
  /** Said by another person than the rest. */
  readonly other?: boolean;
}

/** A line that was accepted: what was sent, with the ids in it, what it made, and on which stream. */
export interface Sent extends Line {
  readonly body: Body;
  readonly made: Readonly<Record<string, string>>;
  readonly stream: { readonly kind: 'kommune' | 'verbund'; readonly id: string };
}

export const LINES: readonly Line[] = readFileSync('test/fixtures/transfers.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => JSON.parse(line) as Line);

const withMade = (value: unknown, made: (id: string, name: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((one) => withMade(one, made));
  if (typeof value !== 'object' || value === null) return value;
  const { $made } = value as { $made?: [string, string] };
  if ($made) return made(...$made);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withMade(one, made)]));
};

const pathOf = ({ command }: Line, stream: Sent['stream'] | undefined): string => {
  if (stream === undefined)
    return COMMANDS.get(command)?.creates === 'verbund' ? '/v1/verbuende' : '/v1/kommunen';
  return `/v1/${stream.kind === 'kommune' ? 'kommunen' : 'verbuende'}/${stream.id}/${command}`;
};

/** Posts every line; throws where one is not accepted. */
export const sendAll = async (on: Stage): Promise<ReadonlyMap<string, Sent>> => {
  const sent = new Map<string, Sent>();
  const made = (id: string, name: string) => sent.get(id)?.made[name] ?? `${name} of ${id}`;
  for (const line of LINES) {
    const stream = line.by === undefined ? undefined : sent.get(line.by)?.stream;
    const body = withMade(line.body, made) as Body;
    const actor = line.other && stream ? on.actor(stream.kind, stream.id) : undefined;
    const answer = await on.post(pathOf(line, stream), body, actor);
    if (answer.status !== 201)
      throw new Error(`${line.kind ?? 'party'} ${line.id}: ${JSON.stringify(answer.body)}`);
    const { kommuneId, verbundId } = answer.body;
    const own = kommuneId
      ? { kind: 'kommune' as const, id: kommuneId }
      : { kind: 'verbund' as const, id: verbundId ?? '' };
    sent.set(line.id, { ...line, body, made: answer.body, stream: stream ?? own });
  }
  return sent;
};
