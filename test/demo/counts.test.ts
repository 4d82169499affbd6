import { describe, expect, test } from 'vitest';
import { monthsBefore } from '../../contracts/days.ts';
import { PlanStatus, Relation, UsageStatus } from '../../contracts/fields/kinds/adoption.ts';
import type { FieldDate } from '../../contracts/fields.ts';
import { adoptionsOf } from './adoptions.ts';
import { DAY, demoLines } from './demo-lines.ts';
import { chains, directAdopters } from './lineage.ts';
import { madeBy } from './made.ts';

const adoptions = [...adoptionsOf(demoLines).values()];
const begun = adoptions.filter((adoption) => adoption.begun !== undefined);
const lines = (command: string) => demoLines.filter((line) => line.command === command);
const part = (of: readonly unknown[]) => of.length / adoptions.length;

/** Indicators of which more is better; of all others less is. */
const MORE_IS_BETTER = new Set([
  'Anteil online gestellter Anträge',
  'Rücklaufquote ohne Erinnerung',
  'Fachbereiche mit eigener Ansprechperson',
  'Beteiligte je Verfahren',
  'Abholungen außerhalb der Öffnungszeit',
  'Richtig beantwortete Fragen',
]);

const isWorse = ({ indicator, before, after }: (typeof adoptions)[number]['outcomes'][number]) =>
  before !== null && (MORE_IS_BETTER.has(indicator) ? after < before : after > before);

const inUse = begun.filter(({ status, abandoned, ended }) => status === 'im-betrieb' && !abandoned && !ended);

describe('the demo as the issue counts it', () => {
  test('some 30 fictional Kommunen, about 25 solutions, about 160 adoptions', () => {
    const fictional = lines('register-kommune').filter(({ body }) => body.ags === undefined);
    expect(fictional.length).toBeGreaterThanOrEqual(30);
    expect(fictional.length).toBeLessThanOrEqual(35);
    expect(lines('share-project').length).toBeGreaterThanOrEqual(25);
    expect(lines('share-project').length).toBeLessThanOrEqual(28);
    // What was declared in error is none.
    const stand = adoptions.length - lines('retract-adoption').length;
    expect(stand).toBeGreaterThanOrEqual(150);
    expect(stand).toBeLessThanOrEqual(175);
  });

  test('two Verbünde of kind zusammenarbeit, one Zweckverband and two parties that are no Kommune, with members by both sides’ word (rule 24)', () => {
    const kinds = lines('found-verbund').map(({ body }) => body.kind);
    expect(kinds.sort()).toEqual([
      ...['arbeitskreis', 'einrichtung', 'region'],
      ...['zusammenarbeit', 'zusammenarbeit', 'zweckverband'],
    ]);
    expect(lines('join-verbund').length).toBeGreaterThanOrEqual(20);
    expect(lines('record-membership').length).toBeGreaterThanOrEqual(5);
    expect(lines('accept-membership').length).toBe(lines('record-membership').length);
    const open = lines('found-verbund').filter(({ body }) => body.beitritt === 'offen');
    const joins = lines('join-verbund').filter(
      ({ body }) => !open.some(({ commandId }) => commandId === madeBy(body.verbundId)),
    );
    expect(open.length).toBe(1);
    expect(lines('answer-join').length).toBe(joins.length);
  });

  test('at least 60 % of the adoptions in stars of 8 to 40 direct adopters', () => {
    const stars = [...directAdopters(adoptions, demoLines)]
      .filter(([, adopters]) => adopters.size >= 8 && adopters.size <= 40)
      .map(([origin]) => origin);
    const inStars = adoptions.filter(({ sources }) => sources.some((source) => stars.includes(source)));
    expect(part(inStars)).toBeGreaterThanOrEqual(0.6);
    expect(stars.length).toBeGreaterThanOrEqual(4);
  });

  test('two chains of at least five Kommunen', () => {
    const long = chains(adoptions, demoLines).filter(({ kommunen }) => kommunen.length >= 5);
    expect(new Set(long.map(({ origin }) => origin)).size).toBeGreaterThanOrEqual(2);
  });

  test('at least 12 % not pursued, some of them released', () => {
    expect(part(adoptions.filter(({ abandoned }) => abandoned))).toBeGreaterThanOrEqual(0.12);
    expect(adoptions.filter(({ released }) => released).length).toBeGreaterThanOrEqual(5);
  });

  test('at least 25 % without outcome, at least 3 worse than before, confirmed ones', () => {
    expect(part(adoptions.filter(({ outcomes }) => outcomes.length === 0))).toBeGreaterThanOrEqual(0.25);
    expect(adoptions.flatMap(({ outcomes }) => outcomes).filter(isWorse).length).toBeGreaterThanOrEqual(3);
    expect(adoptions.filter(({ confirmed }) => confirmed > 0).length).toBeGreaterThanOrEqual(20);
  });

  test('about four in ten say nothing of changes; all relations occur, merged sources among them', () => {
    const unsaid = begun.filter((adoption) => adoption.begun?.relation === 'nicht-angegeben');
    expect(unsaid.length / begun.length).toBeGreaterThan(0.33);
    expect(unsaid.length / begun.length).toBeLessThan(0.47);
    expect(new Set(begun.map((adoption) => adoption.begun?.relation)).size).toBe(6);
    const merged = begun.filter((adoption) => adoption.begun?.relation === 'zusammengefuehrt');
    expect(merged.length).toBeGreaterThanOrEqual(3);
  });

  test('unconfirmed uses, reconfirmed ones, ended ones, planned ones, and some declared years late', () => {
    const yearAgo = monthsBefore(DAY, 12);
    expect(inUse.filter(({ lastWord }) => lastWord < yearAgo).length).toBeGreaterThanOrEqual(8);
    expect(adoptions.filter(({ reconfirmed }) => reconfirmed > 0).length).toBeGreaterThanOrEqual(10);
    expect(adoptions.filter(({ ended }) => ended).length).toBeGreaterThanOrEqual(3);
    expect(adoptions.filter((one) => one.planned && !one.begun && !one.abandoned).length).toBeGreaterThan(2);
    expect(begun.filter(({ planned }) => planned).length).toBeGreaterThanOrEqual(3);
    const late = begun.filter((one) => (one.begun?.adoptedOn ?? DAY) < monthsBefore(one.recordedOn, 12));
    expect(late.length).toBeGreaterThanOrEqual(8);
  });

  test('a building block, a withdrawn origin that is used, narrower visibilities, new versions', () => {
    const shared = lines('share-project');
    expect(shared.filter(({ body }) => body.enthaelt !== undefined).length).toBeGreaterThanOrEqual(1);
    const visibility = (level: string) => shared.filter(({ body }) => body.sichtbarkeit === level).length;
    expect(visibility('verbund')).toBeGreaterThanOrEqual(2);
    expect(visibility('kommune')).toBeGreaterThanOrEqual(1);
    const withdrawn = lines('withdraw-project').map(({ body }) => madeBy(body.solutionId));
    const used = begun.filter(({ sources }) => sources.some((source) => withdrawn.includes(source)));
    expect(used.length).toBeGreaterThanOrEqual(2);
    expect(lines('revise-project').length).toBeGreaterThanOrEqual(5);
  });

  test('References say each kind of fact, of Kommunen and another party; some agree, some contradict each other or own entries', () => {
    const references = lines('record-reference').map(({ body }) => body);
    const facts = new Set(references.map(({ fact }) => fact));
    expect(
      facts.isSupersetOf(
        new Set(['nutzt', 'hat-beendet', 'uebernommen-von', 'ist-ursprung', 'anzahl', 'ergebnis']),
      ),
    ).toBe(true);
    expect(references.filter(({ verbundId }) => verbundId !== undefined).length).toBeGreaterThanOrEqual(1);
    expect(references.filter(({ asOf }) => asOf === undefined).length).toBeGreaterThanOrEqual(1);
    const disputed = lines('dispute-reference').map(
      ({ body }) => (body.mit as { $made: [string, string] }).$made[1],
    );
    expect(new Set(disputed)).toEqual(new Set(['referenceId', 'solutionId', 'adoptionId']));
  });

  test('recognised solutions, Lotsinnen and Lotsen, interest, and something new in the last two days', () => {
    expect(lines('recognise-best-practice').length).toBeGreaterThanOrEqual(3);
    expect(lines('assign-lotse').length).toBeGreaterThanOrEqual(3);
    expect(lines('declare-interest').length).toBeGreaterThanOrEqual(2);
    const fresh = demoLines.filter(({ recordedAt = '' }) => /^-P[0-2]D$/.test(recordedAt));
    expect(fresh.length).toBeGreaterThanOrEqual(5);
  });

  test('every state, relation and precision occurs, and at least a third of the uses carry Belege', () => {
    const bodies = demoLines.map(({ body }) => body);
    const said = (name: string) => new Set(bodies.map((body) => body[name]));
    // A plan that says no state is planned.
    const states = new Set<unknown>([...PlanStatus.options, ...UsageStatus.options]).difference(
      new Set(['geplant']),
    );
    expect([...states.difference(said('status'))]).toEqual([]);
    for (const end of ['end-usage', 'abandon-adoption', 'decline-solution'])
      expect(lines(end).length, end).toBeGreaterThanOrEqual(2);
    expect([...new Set<unknown>(Relation.options).difference(said('relation'))]).toEqual([]);
    expect(said('anlass').size).toBeGreaterThanOrEqual(3);
    const dates = lines('adopt-best-practice').map(
      ({ body }) => (body.adoptedOn as FieldDate | undefined) ?? 'unknown',
    );
    const precisions = new Set(
      dates.map((date) => (typeof date === 'string' ? date.slice(0, 7) : date.precision)),
    );
    expect(precisions.isSupersetOf(new Set(['unknown', 'jahr', 'monat', 'ungefaehr']))).toBe(true);
    const withBelege = new Set(
      demoLines
        .filter(({ body }) => body.belege !== undefined)
        .map(({ body, commandId }) => madeBy(body.adoptionId) ?? commandId),
    );
    const uses = [...adoptionsOf(demoLines)].filter(([, { begun: first }]) => first !== undefined);
    const carrying = uses.filter(([line]) => withBelege.has(line));
    expect(carrying.length / uses.length).toBeGreaterThanOrEqual(1 / 3);
  });
});
