import { expect, expectTypeOf, it } from 'vitest';
import type { BodyOf, CommandName, SubjectName } from '../../contracts/subjects.ts';
import { lotseDecider } from '../../src/decide/lotse.ts';
import type { CaseForEveryCommand, CaseForEveryEvent, Decision } from '../../src/decide/model/decider.ts';
import { deciderOf } from '../../src/registry.ts';

// The compiler checks these: where one of the lines below it compiles, `@ts-expect-error` is an error itself.

type State = Parameters<typeof lotseDecider.evolve.LotseVolunteered>[0];
const { LotseAssigned, ...fewerEvents } = lotseDecider.evolve;
const { 'assign-lotse': assign, ...fewerCommands } = lotseDecider.decide;

it('an event or a command without a case does not compile', () => {
  const events: CaseForEveryEvent<State, 'lotse'> = { ...fewerEvents, LotseAssigned };
  const commands: CaseForEveryCommand<State, 'lotse'> = { ...fewerCommands, 'assign-lotse': assign };
  // @ts-expect-error LotseAssigned is missing
  const withoutEvent: CaseForEveryEvent<State, 'lotse'> = fewerEvents;
  // @ts-expect-error 'assign-lotse' is missing
  const withoutCommand: CaseForEveryCommand<State, 'lotse'> = fewerCommands;
  expect(Object.keys(events)).toEqual([...Object.keys(withoutEvent), 'LotseAssigned']);
  expect(Object.keys(commands)).toEqual([...Object.keys(withoutCommand), 'assign-lotse']);
});

it('a case for an event or a command that does not exist does not compile', () => {
  // @ts-expect-error there is no event LotseAssigend
  const event: CaseForEveryEvent<State, 'lotse'> = { ...fewerEvents, LotseAssigned, LotseAssigend: () => {} };
  const commands = { ...fewerCommands, 'assign-lotse': assign };
  // @ts-expect-error there is no command assign-lotsin
  const command: CaseForEveryCommand<State, 'lotse'> = { ...commands, 'assign-lotsin': assign };
  expect([event, command]).toHaveLength(2);
});

it('a command that appends an event which its contract does not name does not compile', () => {
  const data = { lotseId: 'one', on: '2026-06-30' };
  const released: Decision<'release-lotse'> = [{ type: 'LotseReleased', data }];
  // @ts-expect-error assign-lotse appends LotseAssigned
  const assigned: Decision<'assign-lotse'> = [{ type: 'LotseReleased', data }];
  expect(released).toEqual(assigned);
});

it('names of subjects and commands are known to the compiler', () => {
  expectTypeOf<string>().not.toExtend<SubjectName>();
  expectTypeOf<string>().not.toExtend<CommandName>();
  expectTypeOf<BodyOf<'assign-lotse'>>().toHaveProperty('lotseId');
});

it('what is no command has no decider', () => {
  expect(() => deciderOf('assign-lotsin')).toThrow('no decider');
});
