import { describe, expect, it, onTestFinished } from 'vitest';
import { type CommandAnswer, organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { feeding } from '../../src/command/feeding.ts';
import type { HandleParts, Incoming } from '../../src/command/incoming.ts';
import { KeyedQueue } from '../../src/command/queue.ts';
import { StreamCache } from '../../src/command/stream-cache.ts';
import { submit } from '../../src/command/submit.ts';
import { directoryOf } from '../../src/hub/directory.ts';
import type { ReadSide } from '../../src/project/read-side.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { demoAccess, somebody } from '../append/demo-access.ts';
import { textFields } from '../contracts/text-fields.ts';
import { id } from '../decide/names.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { type Count, countedModels, countedProjections } from './counted.ts';

/** Commands that name a solution or an adoption: what stands on it must not make them slower. */
const NAMING = [...COMMANDS.values()]
  .filter((command) =>
    textFields(command).some(({ path }) => /solutionId$|adoptedFrom|enthaelt|adoptionId/.test(path)),
  )
  .map(({ name }) => name);

type Body = Readonly<Record<string, unknown>>;

/** A hub's command side and read models over a log of its own, counting rows and events that are read. */
const counting = async () => {
  const rows: Count = { rows: 0 };
  let events = 0;
  const store = openSqliteStore(emptyDirectory());
  const counted = {
    ...store,
    async *readStream(stream: StreamName, from?: number) {
      for await (const event of store.readStream(stream, from)) {
        events += 1;
        yield event;
      }
    },
  };
  const cache = new StreamCache(counted, 1_000_000);
  const runner = new Runner({ store: feeding(counted, cache), projections: countedProjections(rows) });
  await runner.start();
  onTestFinished(async () => {
    await runner.close();
    await store.close();
  });
  const readSide = {
    models: () => countedModels(runner.models(), rows),
    waitFor: (position: string, ms: number) => runner.waitFor(position, ms),
    knows: (position: string) => runner.knows(position),
  } as ReadSide;
  const parts: HandleParts = {
    access: demoAccess,
    store: counted,
    cache,
    directory: directoryOf(readSide, 5000, () => new Date()),
    queue: new KeyedQueue({ perKey: 10_000, total: 100_000 }),
    moment: () => new Date('2026-10-01T08:00:00Z'),
    random: () => 0,
    deadlineMs: 60_000,
  };
  let keys = 0;
  const send = (name: string, target: StreamName | null, body: Body, person = 'somebody') => {
    keys += 1;
    return submit(
      {
        command: COMMANDS.get(name) as Incoming['command'],
        target,
        body,
        commandId: id(`${keys}`),
        actor: somebody(person),
      },
      parts,
    );
  };
  /** What a command read, and how it went: its answer, or the status of its refusal. */
  const measured = async (name: string, target: StreamName, body: Body, person?: string) => {
    const before = { rows: rows.rows, events };
    const went = await send(name, target, body, person).then(
      ({ answer }) => ({ status: 201, answer }),
      (error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        return { status: error.status, answer: undefined };
      },
    );
    return { ...went, read: { rows: rows.rows - before.rows, events: events - before.events } };
  };
  return { send, measured };
};

type Measured = Awaited<ReturnType<Awaited<ReturnType<typeof counting>>['measured']>>;

const PROJECT = {
  title: 'Titel',
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
};
const ADOPTED = { relation: 'unveraendert', adoptedOn: '2024-02-03', status: 'im-betrieb' };
const OUTCOME = { indicator: 'Tage', unit: 'Tage', before: 9, after: 4, period: '2025', method: 'gemessen' };
const ANSWERS = { wertversprechen: 'Weniger Wege', zielgruppe: 'Eltern', nutzennachweis: 'Tage' };

/** Every command that names a solution, refused and accepted, where so many descend from the solution that is named. */
const world = async (descendants: number) => {
  const { send, measured } = await counting();
  const register = async (name: string) =>
    (await send('register-kommune', null, { name, kind: 'gemeinde', land: 'Hessen' })).stream;
  const [origin, adopter, other] = [
    await register('Ursprung'),
    await register('Nachnutz'),
    await register('Dritte'),
  ];
  const verbund = (await send('found-verbund', null, { name: 'Verband', kind: 'zweckverband' })).stream;
  const share = async (stream: StreamName, fields: Body = {}) =>
    (await send('share-project', stream, { ...PROJECT, ...fields })).answer.solutionId as string;
  const solutionId = await share(origin, ANSWERS);
  const [block, whole, gone] = [await share(other), await share(origin), await share(other)];
  await send('withdraw-project', other, { solutionId: gone, reason: 'Abgelöst' });
  let newest = solutionId;
  for (let index = 0; index < descendants; index += 1) {
    const stream = await register(`Gemeinde ${index}`);
    const sources = [{ solutionId: index % 5 === 4 ? newest : solutionId }];
    const { answer } = await send('adopt-best-practice', stream, { sources, ...ADOPTED });
    newest = answer.solutionId as string;
  }
  const reference = async () =>
    (
      await send('record-reference', verbund, {
        kommuneId: other.slice('kommune-'.length),
        solution: { title: 'T', summary: 'S', gestaltungsfelder: ['x'] },
        statement: 'Sie nutzt es.',
        asOf: '2024-01-01',
        source: { title: 'Bericht' },
      })
    ).answer.referenceId;
  const referenceId = await reference();
  // Everybody's stream is known by now, as on a hub that runs.
  for (const one of [solutionId, block, gone])
    await measured('recognise-best-practice', verbund, { solutionId: one, reason: 'Noch nicht' });
  await measured('plan-adoption', origin, { sources: [{ solutionId: newest }] });

  const read: Record<string, Measured['read'] & { status: number }> = {};
  const note = async (
    what: string,
    name: string,
    target: StreamName,
    body: Body,
    person?: string,
  ): Promise<CommandAnswer> => {
    const { status, answer, read: did } = await measured(name, target, body, person);
    read[`${name}: ${what}`] = { status, ...did };
    return answer as CommandAnswer;
  };
  const source = { sources: [{ solutionId }] };
  const reason = { solutionId, reason: 'Geprüft' };

  await note('from one’s own descendant', 'plan-adoption', origin, { sources: [{ solutionId: newest }] });
  await note('from a withdrawn one', 'adopt-best-practice', adopter, {
    sources: [{ solutionId: gone }],
    ...ADOPTED,
  });
  const plan = await note('accepted', 'plan-adoption', adopter, source);
  await note('planned already', 'adopt-best-practice', adopter, { ...source, ...ADOPTED });
  const { adoptionId } = plan;
  const adoption = await note('accepted', 'adopt-best-practice', adopter, {
    ...source,
    ...ADOPTED,
    adoptionId,
  });
  for (const [name, body] of Object.entries({
    'change-adoption-status': { status: 'in-erprobung', on: '2024-03-01' },
    'record-adaptation': { changes: [{ what: 'Anders' }] },
    'state-unchanged': {},
    'reconfirm-usage': { on: '2026-09-01' },
    'report-outcome': OUTCOME,
    'end-usage': { on: '2026-08-31' },
    'abandon-adoption': { on: '2026-08-31', reason: 'kosten' },
    'release-result': {},
    'retract-adoption': { grund: 'Verwechselt' },
  }))
    await note('of another Kommune', name, other, { adoptionId, ...body });
  await note('without an outcome', 'recognise-best-practice', verbund, reason);
  await note('accepted', 'change-adoption-status', adopter, {
    adoptionId,
    status: 'in-erprobung',
    on: '2024-03-01',
  });
  await note('accepted', 'record-adaptation', adopter, { adoptionId, changes: [{ what: 'Anders' }] });
  await note('accepted', 'reconfirm-usage', adopter, { adoptionId, on: '2026-09-01' });
  const { outcomeId } = await note('accepted', 'report-outcome', adopter, { adoptionId, ...OUTCOME });
  await note('by who reported it', 'confirm-outcome', adopter, { adoptionId, outcomeId });
  await note('accepted', 'confirm-outcome', adopter, { adoptionId, outcomeId }, 'another');
  await note('never recognised', 'revoke-best-practice', verbund, reason);
  await note('accepted', 'recognise-best-practice', verbund, reason);
  await note('accepted', 'revoke-best-practice', verbund, reason);
  await note('accepted', 'abandon-adoption', adopter, { adoptionId, on: '2026-08-31', reason: 'kosten' });
  await note('accepted', 'release-result', adopter, { adoptionId });
  const { adoptionId: second } = await note('once more', 'adopt-best-practice', adopter, {
    ...source,
    ...ADOPTED,
    relation: 'nicht-angegeben',
  });
  await note('accepted', 'state-unchanged', adopter, { adoptionId: second });
  await note('accepted', 'end-usage', adopter, { adoptionId: second, on: '2026-08-31' });
  await note('accepted', 'retract-adoption', adopter, { adoptionId: second, grund: 'Verwechselt' });
  await note('of something unknown', 'share-project', other, { ...PROJECT, enthaelt: [id('nowhere')] });
  await note('accepted', 'share-project', other, { ...PROJECT, enthaelt: [solutionId] });
  await note('of itself', 'revise-project', origin, { solutionId, note: 'n', enthaelt: [solutionId] });
  await note('accepted', 'revise-project', origin, {
    solutionId: whole,
    note: 'n',
    enthaelt: [block, solutionId],
  });
  const claim = { ...PROJECT, referenceId, enthaelt: [solutionId] };
  await note('of another', 'claim-reference', adopter, claim);
  await note('accepted', 'claim-reference', other, claim);
  const record = {
    kommuneId: other.slice('kommune-'.length),
    solution: { title: 'T', summary: 'S', gestaltungsfelder: ['x'] },
    statement: 'Sie nutzt es.',
    asOf: '2024-01-01',
    source: { title: 'Bericht' },
  };
  await note('of something unknown', 'record-reference', verbund, { ...record, adoptedFrom: id('nowhere') });
  await note('accepted', 'record-reference', verbund, { ...record, adoptedFrom: solutionId });
  const kontakt = { stelle: 'Bürgerbüro', postfach: 'buergerbuero@ursprung.example' };
  await note('of another', 'set-kontakt', other, { kontakt, solutionId });
  await note('accepted', 'set-kontakt', origin, { kontakt, solutionId });
  await note('one’s own', 'decline-solution', origin, { ...source, reason: 'kosten' });
  await note('accepted', 'decline-solution', other, { ...source, reason: 'kosten' });
  const joined = { solutionId, status: 'im-betrieb' };
  await note('one’s own', 'join-project', origin, joined);
  await note('accepted', 'join-project', await register('Mitgebaut'), joined);
  const { needId } = (await send('state-need', other, { satz: 'Wir suchen einen Antrag.' })).answer;
  const offer = { needId, art: 'loesung', solutionId };
  await note('to one’s own need', 'answer-need', other, offer);
  await note('accepted', 'answer-need', adopter, offer);
  const subscription = { postfach: 'postfach@andere.example', solutionId };
  await note('unknown', 'subscribe', other, { ...subscription, solutionId: organisationIdOf(other) });
  await note('accepted', 'subscribe', other, subscription);
  await note('of another', 'withdraw-project', other, { solutionId, reason: 'r' });
  await note('accepted', 'withdraw-project', origin, { solutionId, reason: 'r' });
  expect(adoption.solutionId).toBeTypeOf('string');
  return read;
};

describe('a command that names a solution', () => {
  it('reads as many rows and events whether ten or a thousand descend from it', {
    timeout: 300_000,
  }, async () => {
    const [few, many] = [await world(10), await world(1000)];
    expect(many).toEqual(few);
    const total = Object.values(few).reduce((sum, { rows }) => sum + rows, 0);
    expect(total).toBeGreaterThan(100);
    const went = (accepted: boolean) =>
      new Set(
        Object.entries(few)
          .filter(([, { status }]) => (status === 201) === accepted)
          .map(([what]) => what.split(':')[0]),
      );
    expect([...went(true)].toSorted()).toEqual(NAMING.toSorted());
    expect([...went(false)].toSorted()).toEqual(NAMING.toSorted());
    for (const [what, { rows, events }] of Object.entries(few)) {
      expect(rows, what).toBeLessThan(100);
      expect(events, what).toBeLessThan(20);
    }
  });
});
