import { dayAt } from '../../src/import/offset.ts';
import { DAY, type DemoLine } from './demo-lines.ts';
import { madeBy } from './made.ts';

/** One adoption of the demo as its lines tell it. Days are YYYY-MM-DD, loaded on DAY. */
export interface DemoAdoption {
  readonly kommune: string;
  /** The lines that made the sources: shared solutions, or adoptions where a variant was taken over. */
  readonly sources: readonly string[];
  readonly recordedOn: string;
  readonly planned: boolean;
  begun?: { readonly line: string; readonly relation: string; readonly adoptedOn: string };
  status?: string;
  abandoned: boolean;
  released: boolean;
  ended: boolean;
  readonly outcomes: { readonly indicator: string; readonly before: number | null; readonly after: number }[];
  confirmed: number;
  reconfirmed: number;
  /** The day of the last word that it is in use. */
  lastWord: string;
}

type Body = Readonly<Record<string, unknown>>;

const day = (value: unknown): string => {
  const text =
    typeof value === 'object' && value !== null ? (value as { value: string }).value : String(value);
  return dayAt(text, DAY) ?? text;
};

const sourcesOf = (body: Body) =>
  (body.sources as { solutionId: unknown }[]).map(({ solutionId }) => madeBy(solutionId) ?? '');

const made = (line: DemoLine, planned: boolean): DemoAdoption => ({
  kommune: madeBy(line.target) ?? '',
  sources: sourcesOf(line.body),
  recordedOn: day(line.recordedAt),
  planned,
  abandoned: false,
  released: false,
  ended: false,
  outcomes: [],
  confirmed: 0,
  reconfirmed: 0,
  lastWord: day(line.recordedAt),
});

const begin = (adoption: DemoAdoption, line: DemoLine) => {
  const { relation, adoptedOn, status } = line.body;
  adoption.begun = { line: line.commandId, relation: String(relation), adoptedOn: day(adoptedOn) };
  adoption.status = String(status);
  adoption.lastWord = day(line.recordedAt);
};

const change = (adoption: DemoAdoption, { command, body, recordedAt }: DemoLine) => {
  switch (command) {
    case 'change-adoption-status':
      adoption.status = String(body.status);
      adoption.lastWord = day(recordedAt);
      break;
    case 'reconfirm-usage':
      adoption.reconfirmed += 1;
      adoption.lastWord = day(body.on ?? recordedAt);
      break;
    case 'abandon-adoption':
      adoption.abandoned = true;
      break;
    case 'release-result':
      adoption.released = true;
      break;
    case 'end-usage':
      adoption.ended = true;
      break;
    case 'report-outcome':
      adoption.outcomes.push(body as unknown as DemoAdoption['outcomes'][number]);
      break;
    case 'confirm-outcome':
      adoption.confirmed += 1;
      break;
  }
};

/** The adoptions of the demo, by the line that planned or began each. */
export const adoptionsOf = (lines: readonly DemoLine[]): ReadonlyMap<string, DemoAdoption> => {
  const all = new Map<string, DemoAdoption>();
  for (const line of lines) {
    const named = madeBy(line.body.adoptionId);
    const known = named === undefined ? undefined : all.get(named);
    if (line.command === 'plan-adoption') all.set(line.commandId, made(line, true));
    else if (line.command === 'decline-solution')
      all.set(line.commandId, { ...made(line, false), abandoned: true });
    else if (line.command === 'adopt-best-practice') {
      const adoption = known ?? made(line, false);
      begin(adoption, line);
      if (known === undefined) all.set(line.commandId, adoption);
    } else if (known !== undefined) change(known, line);
  }
  return all;
};
