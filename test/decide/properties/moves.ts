import fc from 'fast-check';
import { COMMANDS } from '../../../contracts/subjects.ts';
import type { Command } from '../harness.ts';
import { id, kommune, verbund } from '../names.ts';
import { project } from '../samples.ts';
import type { World } from './world.ts';

/** One random step: a command of somebody at one of the streams, its choices made by `dice`. */
export interface Move {
  readonly name: string;
  readonly where: number;
  readonly who: string;
  readonly dice: readonly number[];
}

export const KOMMUNEN = ['Weidenrode', 'Erlenbach', 'Sulzau'].map(kommune);
const NEWCOMERS = ['Newcomer 1', 'Newcomer 2'].map(kommune);
/** One that answers who joins, one that records its members, one that is open. */
export const VERBUENDE = ['Digitale Aue', 'Zweckverband Aue', 'Offene Aue'].map(verbund);
const DAYS = ['2024-01-01', { value: '2025', precision: 'jahr' }, '2025-06-01', '2026-09-01'];
const KEYS = ['06999001', '06999002'];
const LEVELS = ['kommune', 'verbund', 'oeffentlich', 'oeffentlich'];
const PLACES = [{ organisationseinheit: 'Bürgerbüro' }, { gestaltungsfeld: 'Mobilität' }];

/** Names so often as their commands are worth trying: adoption is where histories interfere. */
const names = [...COMMANDS.keys()].flatMap((name) =>
  /adopt|usage|outcome|result|share|revise|assign|release/.test(name) ? [name, name, name] : [name],
);

/** Random moves, of those commands only whose names fit. */
export const moves = (count: number, fits = /./) =>
  fc.array(
    fc.record({
      name: fc.noBias(fc.constantFrom(...names.filter((name) => fits.test(name)))),
      where: fc.noBias(fc.nat(99)),
      who: fc.constantFrom('one', 'two'),
      dice: fc.array(fc.noBias(fc.nat(999)), { minLength: 6, maxLength: 6 }),
    }),
    { minLength: count, maxLength: count, size: 'max' },
  );

const streamOf = ({ name, where }: Move) => {
  const definition = COMMANDS.get(name);
  if (definition?.creates === 'kommune')
    return [...KOMMUNEN, ...NEWCOMERS][where % 5] as (typeof KOMMUNEN)[0];
  const homes =
    definition?.on.length === 2
      ? [...KOMMUNEN, ...VERBUENDE]
      : definition?.on[0] === 'kommune'
        ? KOMMUNEN
        : VERBUENDE;
  return homes[where % homes.length] as (typeof KOMMUNEN)[0];
};

/** The stream and the command that a move comes to in this world: mostly about things that are there. */
export const inWorld = (move: Move, world: World): { stream: (typeof KOMMUNEN)[0]; command: Command } => {
  const { name, dice } = move;
  const stream = streamOf(move);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = dice;
  const one = <T>(list: readonly T[], die: number): T => list[die % list.length] as T;
  const known = (ids: readonly string[], die: number) => (ids.length === 0 ? id('nothing') : one(ids, die));
  const own = (type: string, field: string, die: number) => known(world.all(type, field, stream), die);
  const shared = world.all('ProjectShared', 'solutionId');
  const nodes = [...shared, ...world.all('BestPracticeAdopted', 'solutionId')];
  const adoptions = [
    ...world.all('AdoptionPlanned', 'adoptionId', stream),
    ...world.all('BestPracticeAdopted', 'adoptionId', stream),
  ];
  const adoptionId =
    a % 20 === 0 ? known(world.all('BestPracticeAdopted', 'adoptionId'), b) : known(adoptions, b);
  const on = one(DAYS, c);
  const reason = one(['Ein Grund', 'Ein anderer'], d);
  const sources = () => {
    const picked = [...new Set([known(nodes, a), ...(e % 3 === 0 ? [known(nodes, b)] : [])])];
    return picked.map((solutionId) => ({ solutionId, ...(f % 3 === 0 ? { version: 1 + (f % 4) } : {}) }));
  };
  const fields = () =>
    project({
      ...(a % 2 === 0
        ? { wertversprechen: 'Weniger Wege', zielgruppe: 'Eltern', nutzennachweis: 'Wartezeit' }
        : {}),
      ...(b % 4 === 0 ? { traeger: [known(world.all('KommuneRegistered', 'kommuneId'), c)] } : {}),
      ...(d % 4 === 0 && shared.length > 0 ? { enthaelt: [known(nodes, e)] } : {}),
      sichtbarkeit: one(LEVELS, f),
    });
  const bodies: Record<string, () => Record<string, unknown>> = {
    'register-kommune': () => ({ name: 'Eine Kommune', kind: 'gemeinde', land: 'Hessen', ags: one(KEYS, a) }),
    'change-kommune-profile': () => ({
      ...(a % 2 ? { ags: one(KEYS, b) } : { population: b % 3 }),
      validFrom: on,
    }),
    'declare-interest': () => ({ verbundId: known(world.all('VerbundFounded', 'verbundId'), a), on }),
    'join-verbund': () => ({ verbundId: known(world.all('VerbundFounded', 'verbundId'), a), on }),
    'leave-verbund': () => ({ verbundId: known(world.all('VerbundFounded', 'verbundId'), a), on }),
    'found-verbund': () => ({
      name: 'Ein Verbund',
      kind: stream === VERBUENDE[1] ? 'zweckverband' : 'zusammenarbeit',
    }),
    'accept-membership': () => ({ verbundId: known(world.all('VerbundFounded', 'verbundId'), a) }),
    'decline-membership': () => ({
      verbundId: known(world.all('VerbundFounded', 'verbundId'), a),
      grund: reason,
    }),
    'answer-join': () => ({
      kommuneId: known(world.all('KommuneRegistered', 'kommuneId'), a),
      antwort: one(['ja', 'ja', 'nein'], b),
    }),
    'record-membership': () => ({
      kommuneId: known(world.all('KommuneRegistered', 'kommuneId'), a),
      since: on,
      basis: reason,
    }),
    'share-project': fields,
    'revise-project': () => ({
      solutionId: own('ProjectShared', 'solutionId', a),
      note: reason,
      ...one<Record<string, unknown>>(
        [
          { lizenz: one(['MIT', 'EUPL-1.2'], c) },
          { sichtbarkeit: one(LEVELS, d) },
          { enthaelt: [known(nodes, e)] },
          { wertversprechen: 'Weniger Wege', zielgruppe: 'Eltern', nutzennachweis: 'Wartezeit' },
        ],
        b,
      ),
    }),
    'withdraw-project': () => ({ solutionId: own('ProjectShared', 'solutionId', a), reason }),
    'recognise-best-practice': () => ({ solutionId: known(nodes, a), reason }),
    'revoke-best-practice': () => ({ solutionId: own('BestPracticeRecognised', 'solutionId', a), reason }),
    'record-reference': () => ({
      kommuneId: known(world.all('KommuneRegistered', 'kommuneId'), a),
      solution: { title: 'Eine Lösung', summary: 'Kurz', gestaltungsfelder: ['Mobilität'] },
      statement: 'Es wird genutzt.',
      asOf: on,
      source: { title: 'Bericht' },
    }),
    'claim-reference': () => ({
      ...fields(),
      referenceId: known(world.all('ReferenceRecorded', 'referenceId'), a),
    }),
    'plan-adoption': () => ({ sources: sources() }),
    'adopt-best-practice': () => ({
      sources: sources(),
      relation: one(['unveraendert', 'angeregt'], d),
      adoptedOn: one([...DAYS, '2026-09-20'], c),
      status: one(['in-erprobung', 'im-betrieb'], b),
      sichtbarkeit: one(LEVELS, e),
      ...(c % 5 === 0 ? { adoptionId: own('AdoptionPlanned', 'adoptionId', d) } : {}),
    }),
    'change-adoption-status': () => ({ adoptionId, status: one(['in-erprobung', 'im-betrieb'], d), on }),
    'record-adaptation': () => ({ adoptionId, changes: [{ what: reason }] }),
    'reconfirm-usage': () => ({ adoptionId, on }),
    'end-usage': () => ({ adoptionId, on, reason }),
    'abandon-adoption': () => ({ adoptionId, on, reason: one(['kosten', 'personal'], d) }),
    'release-result': () => ({ adoptionId: own('AdoptionAbandoned', 'adoptionId', a) }),
    'report-outcome': () => ({
      adoptionId,
      indicator: 'Wartezeit',
      unit: 'Tage',
      before: null,
      after: d,
      period: '2025',
      method: 'gemessen',
    }),
    'confirm-outcome': () => {
      const outcomes = world.of(stream).filter(({ type }) => type === 'OutcomeReported');
      const outcome = outcomes[a % Math.max(1, outcomes.length)]?.data;
      return {
        adoptionId: outcome?.adoptionId ?? id('nothing'),
        outcomeId: outcome?.outcomeId ?? id('nothing'),
      };
    },
    'volunteer-lotse': () => ({ subjectRef: id(`subject ${a}`), bereich: 'Bürgerbüro' }),
    'assign-lotse': () => ({ lotseId: own('LotseVolunteered', 'lotseId', a), ...one(PLACES, b) }),
    'release-lotse': () => ({ lotseId: own('LotseVolunteered', 'lotseId', a), on }),
  };
  const body = bodies[name];
  if (body === undefined) throw new Error(`no moves for ${name}`);
  return { stream, command: { name, body: body() } };
};
