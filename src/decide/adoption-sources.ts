import type { AdoptionState } from './adoption-state.ts';
import type { Need, ReferenceFacts, SolutionFacts } from './facts.ts';
import { type Circumstances, type Refusal, refuse, unknown } from './model.ts';

interface Wanted {
  readonly solutionId: string;
  readonly version?: number | undefined;
}

export interface Pinned {
  readonly solutionId: string;
  readonly version: number;
}

/** Every source must stand in the catalogue. */
export const sourceNeeds = (sources: readonly Wanted[]): readonly Need[] =>
  sources.map(({ solutionId }, index) => ({
    kind: 'solution-or-reference',
    id: solutionId,
    path: `/sources/${index}/solutionId`,
  }));

/** Rules 6 and 7, for what the source is: own, descending from one's own, withdrawn. */
const notToAdopt = (
  found: SolutionFacts | ReferenceFacts,
  { stream, organisationId }: Circumstances,
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
  return found.withdrawn
    ? refuse('Diese Lösung ist zurückgezogen; neu übernehmen geht nicht.', 6)
    : undefined;
};

/** Rule 6: one active adoption per source; `except` is the planned one that now begins. */
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
 * The sources with their versions pinned, the newest where none was named; or the refusal that comes first.
 * `except` is the planned adoption that now begins.
 */
export const pinSources = (
  sources: readonly Wanted[],
  state: AdoptionState,
  circumstances: Circumstances,
  except?: string,
): readonly Pinned[] | Refusal => {
  const pinned: Pinned[] = [];
  for (const [index, { solutionId, version }] of sources.entries()) {
    const found = circumstances.facts.solutionOrReference(solutionId);
    const refusal = notToAdopt(found, circumstances);
    if (refusal !== undefined) return refusal;
    const { latestVersion } = found as SolutionFacts;
    if (version !== undefined && version > latestVersion)
      return unknown(`/sources/${index}/version`, `Die neueste Fassung dieser Lösung ist ${latestVersion}.`);
    const active = alreadyActive(state, solutionId, except);
    if (active !== undefined) return active;
    pinned.push({ solutionId, version: version ?? latestVersion });
  }
  return pinned;
};
