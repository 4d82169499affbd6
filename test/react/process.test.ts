import { describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import { Problem } from '../../contracts/problems.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { PROCESSES } from '../../projections/processes/all.ts';
import { dueOn, memoryOf, type OwedRow, type Process } from '../../projections/processes/process.ts';
import { unansweredInterest } from '../../projections/processes/unanswered-interest.ts';
import { checkProcess, processActor } from '../../src/access/process-actor.ts';
import { processCircle } from '../../src/react/circles.ts';
import { keyOf } from '../../src/react/command-of.ts';
import { AUE, id, kommune, organisation } from '../decide/names.ts';
import { permutations } from './permutations.ts';

const verbundId = organisation(AUE);

interface Told {
  readonly type: string;
  readonly stream: string;
  readonly data: object;
  readonly recordedAt: string;
}

const declared = (name: string, recordedAt = '2026-01-05T11:00:00Z'): Told => ({
  type: 'InterestDeclared',
  stream: kommune(name),
  data: { verbundId, on: '2026-01-01' },
  recordedAt,
});
const joined = (name: string): Told => ({ ...declared(name), type: 'KommuneJoined' });
const lapsed = (name: string): Told => ({
  type: 'InterestLapsed',
  stream: AUE,
  data: { kommuneId: organisation(kommune(name)), since: '2026-01-01' },
  recordedAt: '2026-04-05T11:00:00Z',
});

/** What a process owes after these events. */
const owedAfter = (process: Process, events: readonly Told[]): readonly OwedRow[] => {
  const rows = new Map<string, OwedRow>();
  const tables = {
    owed: {
      put: (key: string, row: OwedRow) => void rows.set(key, row),
      remove: (key: string) => void rows.delete(key),
    },
  };
  const on = memoryOf(process).on as Readonly<Record<string, (event: object, step: object) => void>>;
  for (const event of events) {
    const known = {
      ...event,
      id: id(`${event.type} ${event.stream} ${event.recordedAt}`),
      correlationId: id('c'),
    };
    on[event.type]?.(known, { tables });
  }
  return [...rows.values()];
};

describe('an interest that nobody answers', () => {
  it('is owed an end from its event on, due after 90 days by the clock that is given', () => {
    const owed = owedAfter(unansweredInterest, [declared('Erlenbach')]);
    expect(owed).toMatchObject([
      {
        due: '2026-04-05',
        command: 'lapse-interest',
        target: AUE,
        body: { kommuneId: organisation(kommune('Erlenbach')) },
      },
    ]);
    expect(dueOn(owed, '2026-04-04')).toEqual([]);
    expect(dueOn(owed, '2026-04-05')).toEqual(owed);
    expect(() => COMMANDS.get('lapse-interest')?.body.parse(owed[0]?.body)).not.toThrow();
  });

  it('is never left out, in whatever order events come', () => {
    const events = [
      declared('Weidenrode'),
      joined('Weidenrode'),
      declared('Erlenbach'),
      declared('Lindau'),
      lapsed('Lindau'),
    ];
    for (const order of permutations(events)) {
      const open = order.filter(
        ({ type, stream }) => type === 'InterestDeclared' && stream === kommune('Erlenbach'),
      );
      const keys = dueOn(owedAfter(unansweredInterest, order), '2026-04-05').map((row) => row.key);
      // What came too early to settle anything is asked for, and refused: the decider knows better.
      expect(open).toHaveLength(1);
      expect(keys).toContain(`${verbundId} ${organisation(kommune('Erlenbach'))}`);
    }
    expect(owedAfter(unansweredInterest, events)).toHaveLength(1);
  });

  it('has the same key wherever it is owed, and another one for every interest', () => {
    const [first] = owedAfter(unansweredInterest, [declared('Erlenbach')]);
    const [again] = owedAfter(unansweredInterest, [joined('Weidenrode'), declared('Erlenbach')]);
    const [later] = owedAfter(unansweredInterest, [
      declared('Erlenbach'),
      lapsed('Erlenbach'),
      declared('Erlenbach', '2026-05-01T11:00:00Z'),
    ]);
    const keys = [first, again, later].map((row) => keyOf('unanswered-interest', row as OwedRow));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(keyOf('another-process', first as OwedRow)).not.toBe(keys[0]);
  });
});

describe('processes', () => {
  it('lead to none of themselves', () => {
    expect(processCircle(PROCESSES)).toBeUndefined();
  });

  it('that do are found', () => {
    const again: Process = {
      ...unansweredInterest,
      name: 'again',
      gives: ['declare-interest'],
      starts: { InterestLapsed: () => undefined as never },
    };
    expect(processCircle([unansweredInterest, again])).toEqual([
      'unanswered-interest',
      'again',
      'unanswered-interest',
    ]);
    expect(processCircle([again])).toBeUndefined();
  });
});

describe('a process manager', () => {
  it('may give what it says that it gives, and nothing else', () => {
    const actor = processActor('unanswered-interest');
    const give = (name: string) => () => checkProcess(actor, COMMANDS.get(name) as CommandDefinition);
    expect(give('lapse-interest')).not.toThrow();
    expect(give('record-membership')).toThrow(Problem);
    expect(() =>
      checkProcess(processActor('nobody'), COMMANDS.get('lapse-interest') as CommandDefinition),
    ).toThrow(Problem);
  });
});
