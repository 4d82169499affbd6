import type { Viewer } from './act.ts';
import type { Kept, Ledger } from './ledger.ts';
import { isTold } from './sight.ts';

/** Acts that are told to nobody, but whose effect everybody sees. */
const FELT_BY_ALL = new Set(['release-lotse']);

/** The entry that an act is about, where it is about one. */
export const entryIdOf = (ledger: Ledger, { told }: Kept): string | undefined => {
  const [first] = told;
  return first && ledger.entryOf(first.said)?.id;
};

/** True where an earlier act on the same thing has been told: what is assigned is seen, and that it ends. */
const hasBeenTold = (ledger: Ledger, { act }: Kept, told: ReadonlySet<number>): boolean =>
  [...told].some((at) => ledger.acts[at]?.act.body.lotseId === act.body.lotseId);

/** What a released result tells, although it was for fewer before: that it began, and that it was not pursued (rule 9). */
const RELEASED = new Set([
  'plan-adoption',
  'adopt-best-practice',
  'join-project',
  'abandon-adoption',
  'decline-solution',
]);

/** The adoptions whose result has been released. */
export const releasedIn = (ledger: Ledger): ReadonlySet<string | undefined> =>
  new Set(
    ledger.acts.filter(({ act }) => act.name === 'release-result').map((kept) => entryIdOf(ledger, kept)),
  );

/** What a twin is made for. */
export interface Perspective {
  readonly ledger: Ledger;
  readonly viewer: Viewer;
  /** From which act on the viewer looks at the world. */
  readonly from: number;
  readonly released: ReadonlySet<string | undefined>;
  readonly told: ReadonlySet<number>;
}

/** The acts that the viewer, who looks from the act `from` on, may know of, by their places. */
export const toldTo = ({ ledger, viewer, from, released }: Omit<Perspective, 'told'>): Set<number> => {
  const told = new Set<number>();
  for (const [at, kept] of ledger.acts.entries()) {
    const opened = RELEASED.has(kept.act.name) && released.has(entryIdOf(ledger, kept));
    const felt = FELT_BY_ALL.has(kept.act.name) && hasBeenTold(ledger, kept, told);
    if (felt || opened || isTold(ledger, viewer, kept, at, from)) told.add(at);
  }
  return told;
};
