import { COMMANDS } from '../../contracts/subjects.ts';
import type { ImportLine, NumberedLine } from './line.ts';
import { withDates } from './offset.ts';

/** A line that can be sent: its `$made` places filled, its offsets turned into days. */
export interface Submission {
  readonly commandId: string;
  readonly command: string;
  readonly target: string | undefined;
  readonly actor: ImportLine['actor'];
  readonly body: unknown;
  readonly recordedAt: string | undefined;
  /** The status that the line counts on; where it would be written against that, it is not. */
  readonly expectedStatus: number | undefined;
  readonly index: number;
}

/** What came back: a status, and the answer's or the problem's document. */
export interface Submitted {
  readonly status: number;
  readonly document: Readonly<Record<string, unknown>>;
}

export interface ImportParts {
  readonly submit: (submission: Submission) => Promise<Submitted>;
  /** Today in Berlin: what offsets count from. */
  readonly day: string;
  /** Called for every line that was not answered as it expects. */
  readonly report: (number: number, message: string) => void;
  /** Called after every line, whatever became of it. */
  readonly done?: (number: number) => void;
}

type Answers = Map<string, Readonly<Record<string, unknown>>>;

const isMade = (value: object): value is { $made: [string, string] } => '$made' in value;

const idMade = ({ $made: [commandId, name] }: { $made: [string, string] }, answers: Answers): string => {
  const id = answers.get(commandId.toLowerCase())?.[name];
  if (typeof id !== 'string') throw new Error(`Die Zeile ${commandId} hat keine ${name} angelegt.`);
  return id;
};

/** A copy of `value` with every `$made` replaced by the id that the line made. Throws where there is none. */
const filled = (value: unknown, answers: Answers): unknown => {
  if (Array.isArray(value)) return value.map((item) => filled(item, answers));
  if (typeof value !== 'object' || value === null) return value;
  if (isMade(value)) return idMade(value, answers);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, answers)]));
};

/** The stream of the organisation that another line made. */
const madeStream = (made: { $made: [string, string] }, answers: Answers): string =>
  `${made.$made[1] === 'verbundId' ? 'verbund' : 'kommune'}-${idMade(made, answers)}`;

const madeTarget = (line: ImportLine, answers: Answers): string | undefined => {
  if (line.target === undefined || typeof line.target === 'string') return line.target;
  return madeStream(line.target, answers);
};

const madeActor = (actor: ImportLine['actor'], answers: Answers): ImportLine['actor'] => {
  if (typeof actor !== 'object' || typeof actor.organisation === 'string') return actor;
  return { ...actor, organisation: madeStream(actor.organisation, answers) };
};

const submissionOf = (line: ImportLine, index: number, answers: Answers, day: string): Submission => {
  const definition = COMMANDS.get(line.command);
  const body = filled(line.body, answers);
  return {
    commandId: line.commandId,
    command: line.command,
    target: madeTarget(line, answers),
    actor: madeActor(line.actor, answers),
    body: definition === undefined ? body : withDates(definition, body, day),
    recordedAt: line.recordedAt,
    expectedStatus: line.expect?.status,
    index,
  };
};

const complaint = (line: ImportLine, { status, document }: Submitted): string | undefined => {
  const { expect } = line;
  const asExpected =
    expect === undefined
      ? status === 201 || status === 200
      : status === expect.status && (expect.rule === undefined || document.rule === expect.rule);
  if (asExpected) return undefined;
  const errors = Array.isArray(document.errors) ? document.errors : [];
  const fields = (errors as { path: string; message: string }[])
    .map(({ path, message }) => `${path} ${message}`)
    .join('; ');
  return `${line.command}: Antwort ${status}. ${(document.detail ?? '') as string} ${fields}`.trim();
};

/** How many lines were sent, and how many were not answered as expected. */
export interface ImportTally {
  readonly total: number;
  readonly wrong: number;
}

/** Sends the lines one after the other, each as soon as it is read. */
export const runImport = async (
  lines: AsyncIterable<NumberedLine>,
  parts: ImportParts,
): Promise<ImportTally> => {
  const answers: Answers = new Map();
  const tally = { total: 0, wrong: 0 };
  for await (const numbered of lines) {
    const problem =
      'error' in numbered ? numbered.error : await sendLine(numbered.line, tally.total, answers, parts);
    tally.total += 1;
    if (problem !== undefined) {
      tally.wrong += 1;
      parts.report(numbered.number, problem);
    }
    parts.done?.(numbered.number);
  }
  return tally;
};

const sendLine = async (
  line: ImportLine,
  index: number,
  answers: Answers,
  parts: ImportParts,
): Promise<string | undefined> => {
  let submission: Submission;
  try {
    submission = submissionOf(line, index, answers, parts.day);
  } catch (error) {
    return (error as Error).message;
  }
  const submitted = await parts.submit(submission);
  if (submitted.status < 300) answers.set(line.commandId, submitted.document);
  return complaint(line, submitted);
};
