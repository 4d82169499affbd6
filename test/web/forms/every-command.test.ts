import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInBerlin } from '../../../contracts/days.ts';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { StoredEvent } from '../../../contracts/envelope.ts';
import { COMMANDS, OFFERED } from '../../../contracts/subjects.ts';
import { runImport, type Submission } from '../../../src/import/run.ts';
import { openSqliteReader } from '../../../src/store/sqlite/store.ts';
import { type DemoLine, demoLines } from '../../demo/demo-lines.ts';
import { type Stage, stage } from '../../journey/stage.ts';
import { emptyDirectory } from '../../project/demo-log.ts';
import { postForm } from './posting.ts';

// What stands in the demo is entered twice, in two hubs: by the interface for programs, and by the forms. Both logs must tell the same.

const DAY_MS = 24 * 60 * 60 * 1000;

const lineOf = (command: string, fits: (line: DemoLine) => boolean = () => true): DemoLine => {
  const found = demoLines.findLast((line) => line.command === command && fits(line));
  if (found === undefined) throw new Error(`the demo has no such ${command}`);
  return found;
};

const reference = lineOf('record-reference', ({ body }) => 'kommuneId' in body && 'solution' in body);
const stranger = { $made: [lineOf('register-kommune').commandId, 'kommuneId'] };
const membership = lineOf('record-membership');

const line = (command: string, index: number, target: unknown, body: object): DemoLine => ({
  commandId: `00000000-0000-4000-8000-00000000000${index}`,
  command,
  target: target as DemoLine['target'],
  body: { ...(COMMANDS.get(command)?.example as object), ...body },
  where: 'here',
});

/** Commands that the demo does not give, as lines of it. */
const OTHERS: readonly DemoLine[] = [
  line('claim-reference', 1, reference.body.kommuneId, {
    referenceId: { $made: [reference.commandId, 'referenceId'] },
  }),
  line('record-membership', 2, membership.target, { kommuneId: stranger }),
  line('decline-membership', 3, stranger, { verbundId: membership.target }),
];

const directories = { programs: emptyDirectory(), forms: emptyDirectory() };
let programs: Stage;
let forms: Stage;
/** By how many days the clocks of both hubs are ahead. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead * DAY_MS);

beforeAll(async () => {
  programs = await stage({ LICHTERKETTE_DATA: directories.programs }, { now });
  forms = await stage({ LICHTERKETTE_DATA: directories.forms }, { now });
});
afterAll(async () => {
  await programs?.hub.close();
  await forms?.hub.close();
});

const actorOf = (actor: Submission['actor']): string | undefined =>
  typeof actor === 'object' ? `${String(actor.organisation)}.${actor.role}` : actor;

const collection = { kommune: 'kommunen', verbund: 'verbuende' } as const;

const byProgram = async ({ command, target = '', body, commandId, actor }: Submission) => {
  const { creates } = COMMANDS.get(command) as CommandDefinition;
  const [, kind, id] = /^(kommune|verbund)-(.*)$/.exec(target) ?? [];
  const path = creates
    ? `/v1/${collection[creates]}`
    : `/v1/${collection[kind as 'kommune']}/${id}/${command}`;
  const said = actorOf(actor);
  const response = await fetch(programs.hub.url + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': commandId,
      ...(said ? { 'X-Demo-Actor': said } : {}),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, document: (await response.json()) as Record<string, unknown> };
};

/** What each command came to by its form: receipts that were read, by the name of the command. */
const receipts = new Map<string, string>();
const wrong: string[] = [];

const byForm = async ({ command, target, body, commandId, actor }: Submission, status: number) => {
  const definition = COMMANDS.get(command) as CommandDefinition;
  const said =
    actorOf(actor) ??
    (target && forms.actor(target.startsWith('verbund') ? 'verbund' : 'kommune', target.slice(8)));
  const sent = (also: readonly (readonly [string, string])[] = []) =>
    postForm(forms.hub.url, definition, target, body as object, { key: commandId, actor: said, also });
  let first = await sent();
  // What may be a person's name is asked about once more.
  const [, digest = ''] = /name="_geprueft" value="(\w+)"/.exec(first.text) ?? [];
  if (digest !== '') first = await sent([['_geprueft', digest]]);
  if (first.status !== (status === 201 ? 303 : status)) {
    wrong.push(
      `${command} ${commandId}: ${first.status} ${first.text.match(/<div class="lk-fehler".*?<\/div>/s)?.[0] ?? ''}`,
    );
    return;
  }
  if (receipts.has(command)) return;
  const again = await sent([['_geprueft', digest]]);
  expect([again.status, again.location], `${command} twice`).toEqual([303, first.location]);
  const reading = said ?? forms.actor(definition.creates ?? 'kommune', '');
  receipts.set(
    command,
    await forms.text(String(first.location), definition.creates ? undefined : reading, 'text/html'),
  );
};

/** The log of a hub, without what is by chance or of the moment. */
const told = async (directory: string): Promise<unknown[]> => {
  const reader = openSqliteReader(directory);
  const events: StoredEvent[] = await Array.fromAsync(reader.readAll(null));
  await reader.close();
  return events.map(({ stream, type, data }) => ({ stream, type, data }));
};

describe('the demo, entered by forms', () => {
  it('is what it is when programs enter it, event by event', async () => {
    const lines = [...demoLines, ...OTHERS].entries();
    const submit = async (submission: Submission) => {
      if (submission.command === 'lapse-interest') ahead += 100;
      const { status, document } = await byProgram(submission);
      await byForm(submission, status);
      return { status, document };
    };
    const numbered = (async function* () {
      for (const [index, { where: _, ...line }] of lines) yield { number: index + 1, line };
    })();
    const reported: string[] = [];
    const report = (number: number, message: string) => reported.push(`${number} ${message}`);
    await runImport(numbered, { submit, day: dayInBerlin(now()), report });
    expect(reported.slice(0, 3)).toEqual([]);
    expect(wrong.slice(0, 3)).toEqual([]);
    const [one, other] = [await told(directories.programs), await told(directories.forms)];
    expect(other.length).toBe(one.length);
    for (const [index, event] of one.entries()) expect(other[index]).toEqual(event);
  }, 300_000);

  it.each([...OFFERED.values()])('$name: leads to its receipt', ({ name, events }) => {
    const text = receipts.get(name);
    expect(text, `the demo never gives ${name}: add a line to infra/demo`).toContain('<h1>Eingetragen</h1>');
    expect(events.length).toBeGreaterThan(0);
  });
});
