import { type FieldDate, firstDay, lastDay } from '../../../contracts/fields.ts';
import type { ReferenceFacts } from '../facts/reference.ts';
import { type Closed, cataloguedFact, type SolutionFacts } from '../facts/solution.ts';
import type { Circumstances } from '../model/decider.ts';
import { onRecord } from '../model/on-record.ts';
import { type Refusal, refuse, unknown } from '../model/refusal.ts';
import type { Adoption, AdoptionState } from './state.ts';

interface Wanted {
  readonly solutionId: string;
  readonly version?: number | undefined;
}

export interface Pinned {
  readonly solutionId: string;
  readonly version: number;
}

const WHY_CLOSED: Readonly<Record<Closed['why'], string>> = {
  zurueckgezogen: 'Diese Lösung ist zurückgezogen',
  beendet: 'Diese Nutzung ist beendet',
  'nicht-weiterverfolgt': 'Diese Umsetzung wird nicht weiterverfolgt',
};

/** Rule 6: what is over cannot be adopted from its end on; an adoption that may have begun before can be recorded later. */
const over = (why: string, on: FieldDate, adoptedOn: FieldDate | undefined): Refusal | undefined => {
  const end = lastDay(on);
  if (adoptedOn !== undefined && firstDay(adoptedOn) < end) return undefined;
  return refuse(`${why}; neu übernehmen geht nicht. Was vorher war, lässt sich nachtragen.`, 6, [
    `adopt-best-practice mit adoptedOn vor dem ${end}`,
  ]);
};

const closed = (found: SolutionFacts, adoptedOn: FieldDate | undefined): Refusal | undefined => {
  if (found.closed !== undefined) {
    const refusal = over(WHY_CLOSED[found.closed.why], found.closed.on, adoptedOn);
    if (refusal !== undefined) return refusal;
  }
  const origin = found.originWithdrawnOn();
  return origin === undefined
    ? undefined
    : over('Der Ursprung dieser Lösung ist zurückgezogen', origin, adoptedOn);
};

/** What is refused beside what never can be adopted. */
export interface Limits {
  /** Set where nothing is taken over: one's own block may be in it, and what was built jointly is told. */
  readonly joins?: true;
  /** A source, by what its own stream says of it. */
  source(found: SolutionFacts): Refusal | undefined;
  /** A source of which the organisation has an adoption that is planned or in use. */
  active(adoptionId: string, adoption: Adoption): Refusal | undefined;
}

const MANAGED = ['change-adoption-status', 'record-adaptation'];

/** Rules 6 and 7: refuses a source that is a Reference, one's own, also by having built it jointly, or a descendant of that. */
const notOfOthers = (
  found: SolutionFacts | ReferenceFacts,
  { joined }: AdoptionState,
  { stream, organisationId }: Circumstances,
  { joins }: Limits,
): Refusal | undefined => {
  if ('referenceId' in found)
    return refuse(
      'Das ist bisher ein Verweis auf eine Veröffentlichung. Übernehmen lässt es sich, sobald die genannte Stelle es ' +
        'selbst als Projekt vorstellt.',
    );
  if (found.stream === stream) return refuse('Das ist Ihre eigene Lösung. Übernommen wird von anderen.', 6);
  if (joins) return undefined;
  if (joined.has(found.solutionId))
    return refuse(
      'Diese Lösung haben Sie mitgebaut: Sie ist auch Ihre eigene. Übernommen wird von anderen.',
      6,
      MANAGED,
    );
  if (found.goesBackTo(organisationId))
    return refuse(
      'Diese Lösung ist aus Ihrer eigenen entstanden. Verbesserungen daraus werden in die eigene Lösung ' +
        'zurückgenommen, nicht übernommen.',
      7,
      ['revise-project', 'record-adaptation'],
    );
  return undefined;
};

/**
 * Rule 6, for what is planned or begins: nothing that is over, and one active adoption per source; `except` is the planned adoption
 * that begins now. `adoptedOn` is absent where it is only planned.
 */
export const toAdopt = (adoptedOn?: FieldDate, except?: string): Limits => ({
  source: (found) => closed(found, adoptedOn),
  active: (adoptionId, { begun }) => {
    if (adoptionId === except) return undefined;
    return begun === undefined
      ? refuse('Diese Übernahme ist schon geplant. Wenn sie nun beginnt, bitte die geplante angeben.', 6, [
          `adopt-best-practice mit adoptionId ${adoptionId}`,
          'abandon-adoption',
        ])
      : refuse('Diese Lösung nutzen Sie schon.', 6, MANAGED);
  },
});

/** Rule 6, for what was built jointly: a solution that was shared and is not over, once, and not what is planned or used already. */
export const toJoin = (seit: FieldDate | undefined): Limits => ({
  joins: true,
  source: (found) =>
    found.kind === 'variant'
      ? refuse(
          'Das ist die Umsetzung einer einzelnen Stelle. Bitte die Lösung nennen, die Sie gemeinsam gebaut haben.',
        )
      : closed(found, seit),
  active: (adoptionId, { begun }) =>
    begun === undefined
      ? refuse(
          'Diese Lösung steht unter dem, was Sie planen. Bitte zuerst dort eintragen, dass es nicht dazu kommt.',
          6,
          [`abandon-adoption mit adoptionId ${adoptionId}`],
        )
      : refuse('Diese Lösung steht schon unter dem, was Sie nutzen oder mitgebaut haben.', 6, MANAGED),
});

const activeRefusal = (state: AdoptionState, solutionId: string, limits: Limits): Refusal | undefined => {
  for (const adoptionId of state.active.get(solutionId) ?? []) {
    const refusal = limits.active(adoptionId, onRecord(state.all, adoptionId));
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** The sources with their versions pinned (the newest where the command names none), or the first refusal. */
export const pinSources = (
  sources: readonly Wanted[],
  state: AdoptionState,
  circumstances: Circumstances,
  limits: Limits,
): readonly Pinned[] | Refusal => {
  const pinned: Pinned[] = [];
  for (const [index, { solutionId, version }] of sources.entries()) {
    const found = circumstances.facts.get(cataloguedFact, solutionId);
    const refusal = notOfOthers(found, state, circumstances, limits) ?? limits.source(found as SolutionFacts);
    if (refusal !== undefined) return refusal;
    const path = limits.joins ? '/version' : `/sources/${index}/version`;
    const { latestVersion, firstVersion } = found as SolutionFacts;
    if (version !== undefined && version > latestVersion)
      return unknown(path, `Die neueste Fassung dieser Lösung ist ${latestVersion}.`);
    const active = activeRefusal(state, solutionId, limits);
    if (active !== undefined) return active;
    if (version !== undefined && version < firstVersion())
      return unknown(path, 'Diese Fassung gibt es hier nicht.');
    pinned.push({ solutionId, version: version ?? latestVersion });
  }
  return pinned;
};
