import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import type { KommuneDetail } from '../../contracts/views/kommune.ts';
import type { Lineage } from '../../contracts/views/lineage.ts';
import { berlinDay } from './dates.ts';

/** A solution with its Verbreitung. */
export interface Chain {
  readonly detail: SolutionDetail;
  readonly lineage: Lineage;
}

/** What the page of a solution rests on: the answers of the API, to the same viewer and for the same day. */
export interface SolutionFacts extends Chain {
  /** What an Umsetzung goes back to. */
  readonly origins: readonly SolutionDetail[];
  /** What holds it as a building block. */
  readonly wholes: readonly Chain[];
  readonly day: string;
  /** The day, where it is not today. */
  readonly past: string | undefined;
  /** The page of the organisation for which the viewer looks; absent: the public. */
  readonly viewer?: string | undefined;
}

export interface KommuneFacts {
  readonly detail: KommuneDetail;
  readonly day: string;
}

/** Asks the API at a path; undefined where there is nothing, or nothing for the viewer. */
export type Ask = (path: string) => Promise<unknown>;

const dayOf = (zum: string | undefined, now: string) => zum ?? berlinDay(now);

/** A solution with all that descends from it, read portion by portion; undefined where there is none for the viewer. */
export const wholeDetail = async (
  ask: Ask,
  id: string,
  zum?: string,
): Promise<SolutionDetail | undefined> => {
  const day = zum === undefined ? [] : [`zum=${zum}`];
  const portion = async (cursor: readonly string[]) => {
    const query = [...day, ...cursor].join('&');
    return (await ask(`/v1/solutions/${id}${query && `?${query}`}`)) as SolutionDetail | undefined;
  };
  const first = await portion([]);
  if (first === undefined) return undefined;
  const [adoptions, outcomes] = [[...first.adoptions], [...first.outcomes]];
  for (let { next } = first; next !== undefined; ) {
    const more = await portion([`cursor=${encodeURIComponent(next)}`]);
    if (more === undefined) throw new Error(`/v1/solutions/${id}: a cursor that leads nowhere`);
    adoptions.push(...more.adoptions);
    outcomes.push(...more.outcomes);
    next = more.next;
  }
  return { ...first, adoptions, outcomes };
};

/** The facts of a solution's page. */
export const solutionFacts = async (
  ask: Ask,
  id: string,
  now: string,
  zum?: string,
): Promise<SolutionFacts> => {
  const query = zum === undefined ? '' : `?zum=${zum}`;
  const detail = (await wholeDetail(ask, id, zum)) as SolutionDetail;
  const lineageOf = async (of: string) => (await ask(`/v1/solutions/${of}/lineage${query}`)) as Lineage;
  const details = async (all: readonly { readonly solutionId: string }[] = []) => {
    const asked = all.map(({ solutionId }) => wholeDetail(ask, solutionId, zum));
    return (await Promise.all(asked)).filter((one) => one !== undefined) as SolutionDetail[];
  };
  return {
    detail,
    lineage: await lineageOf(id),
    origins: await details(detail.origins),
    wholes: await Promise.all(
      (await details(detail.bausteinVon)).map(async (whole) => ({
        detail: whole,
        lineage: await lineageOf(whole.solutionId),
      })),
    ),
    day: dayOf(zum, now),
    past: zum,
  };
};

/** The facts of a Kommune's page. */
export const kommuneFacts = async (ask: Ask, id: string, now: string): Promise<KommuneFacts> => ({
  detail: (await ask(`/v1/kommunen/${id}`)) as KommuneDetail,
  day: berlinDay(now),
});
