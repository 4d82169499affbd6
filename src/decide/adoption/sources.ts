import { type FieldDate, firstDay, lastDay } from '../../../contracts/fields.ts';
import type { ReferenceFacts } from '../facts/reference.ts';
import { type Closed, cataloguedFact, type SolutionFacts } from '../facts/solution.ts';
import type { Circumstances } from '../model/decider.ts';
import { type Refusal, refuse, unknown } from '../model/refusal.ts';
import type { AdoptionState } from './state.ts';

/** What is to be adopted, and since when; absent where it is only planned. */
export interface ToAdopt {
  readonly sources: readonly Wanted[];
  readonly adoptedOn?: FieldDate | undefined;
}

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

/** Rules 6 and 7: refuses a source that is a Reference, the own solution, a descendant of it, or over. */
const notToAdopt = (
  found: SolutionFacts | ReferenceFacts,
  { stream, organisationId }: Circumstances,
  adoptedOn: FieldDate | undefined,
): Refusal | undefined => {
  if ('referenceId' in found)
    return refuse(
      'Das ist bisher ein Verweis auf eine Veröffentlichung. Übernehmen lässt es sich, sobald die Kommune es ' +
        'selbst als Projekt vorstellt.',
    );
  if (found.stream === stream) return refuse('Das ist Ihre eigene Lösung. Übernommen wird von anderen.', 6);
  if (found.goesBackTo(organisationId))
    return refuse(
      'Diese Lösung ist aus Ihrer eigenen entstanden. Verbesserungen daraus werden in die eigene Lösung ' +
        'zurückgenommen, nicht übernommen.',
      7,
      ['revise-project', 'record-adaptation'],
    );
  return closed(found, adoptedOn);
};

/** Rule 6: one active adoption per source; `except` is the planned adoption that begins now. */
const alreadyActive = (
  state: AdoptionState,
  solutionId: string,
  except: string | undefined,
): Refusal | undefined => {
  for (const adoptionId of state.active.get(solutionId) ?? []) {
    if (adoptionId === except) continue;
    return state.all.get(adoptionId)?.begun === undefined
      ? refuse(
          'Diese Übernahme ist schon geplant. Wenn sie nun beginnt, bitte die geplante angeben (adoptionId).',
          6,
          [`adopt-best-practice mit adoptionId ${adoptionId}`, 'abandon-adoption'],
        )
      : refuse('Diese Lösung nutzen Sie schon.', 6, ['change-adoption-status', 'record-adaptation']);
  }
  return undefined;
};

/**
 * The sources with their versions pinned (the newest where the command names none), or the first refusal.
 * `except` is the planned adoption that begins now.
 */
export const pinSources = (
  { sources, adoptedOn }: ToAdopt,
  state: AdoptionState,
  circumstances: Circumstances,
  except?: string,
): readonly Pinned[] | Refusal => {
  const pinned: Pinned[] = [];
  for (const [index, { solutionId, version }] of sources.entries()) {
    const found = circumstances.facts.get(cataloguedFact, solutionId);
    const refusal = notToAdopt(found, circumstances, adoptedOn);
    if (refusal !== undefined) return refusal;
    const { latestVersion, firstVersion } = found as SolutionFacts;
    if (version !== undefined && version > latestVersion)
      return unknown(`/sources/${index}/version`, `Die neueste Fassung dieser Lösung ist ${latestVersion}.`);
    const active = alreadyActive(state, solutionId, except);
    if (active !== undefined) return active;
    if (version !== undefined && version < firstVersion())
      return unknown(`/sources/${index}/version`, 'Diese Fassung gibt es hier nicht.');
    pinned.push({ solutionId, version: version ?? latestVersion });
  }
  return pinned;
};
