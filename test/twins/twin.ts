import type { Act, Done, Viewer } from './act.ts';
import { disguised, opened, stripped } from './contents.ts';
import type { Kept, Ledger } from './ledger.ts';
import { needsOf, textsIn } from './needs.ts';
import { everSeesSolution, seesAt } from './sight.ts';
import { entryIdOf, type Perspective, releasedIn, toldTo } from './told.ts';

/** An act of the twin world, and what came back when its like was sent in the first world. */
export interface Step {
  readonly act: Act;
  readonly done: Done;
  /** Whether the viewer may know of it; what is there without that has other contents. */
  readonly told: boolean;
}

/** Acts after which the viewer does not see any more what he has seen while he looked: only that they were. */
const felt = ({ ledger, viewer, from }: Perspective): number[] =>
  [...ledger.narrowed].flatMap(([at, before]) =>
    at > from && seesAt(ledger, viewer, before, at - 1) ? [at] : [],
  );

/** The act that an act speaks of an outcome of, where it speaks of one. */
const reportOf = ({ acts, makers }: Ledger, { act }: Kept): number | undefined => {
  const report = makers.get(String(act.body.outcomeId))?.act;
  return report !== undefined && acts[report]?.act.name === 'report-outcome' ? report : undefined;
};

/**
 * What was done to an adoption while it was hidden, and shows at what is seen of it once its result is released, although nothing
 * is told of it: its variant has as many versions, with nothing of what was written then; an outcome that had been reported to the
 * viewer is confirmed (docs/decisions/0005).
 */
const hiddenMarks = ({ ledger, told, released }: Perspective): number[] =>
  [...ledger.acts.entries()].flatMap(([at, kept]) => {
    if (told.has(at) || !released.has(entryIdOf(ledger, kept))) return [];
    const report = reportOf(ledger, kept);
    const confirms = kept.act.name === 'confirm-outcome' && report !== undefined && told.has(report);
    return confirms || kept.act.name === 'record-adaptation' ? [at] : [];
  });

/**
 * Who was named last while a solution was hidden that the viewer sees later: it is opened as it stands, so that he reads it then. Who
 * was named before that is known to nobody any more.
 */
const hiddenKontakte = ({ ledger, viewer, from, told }: Perspective): number[] => {
  const last = new Map<string, number>();
  for (const [at, { act }] of ledger.acts.entries())
    if (act.name === 'set-kontakt' && !told.has(at)) last.set(String(act.body.solutionId), at);
  return [...last].flatMap(([id, at]) => (everSeesSolution(ledger, viewer, id, from) ? [at] : []));
};

const WRITES_VERSION = new Set(['record-adaptation', 'revise-project']);

/** What made the versions that the viewer's own act was answered with: he knows their numbers, whatever has become hidden since. */
const versionsOf = ({ ledger, viewer }: Perspective, act: Act, at: number): number[] => {
  if (act.target === null || act.target !== viewer.stream) return [];
  const named = new Set(textsIn(act.body).map((id) => ledger.variants.get(id) ?? id));
  return [...ledger.acts.slice(0, at).entries()].flatMap(([before, kept]) =>
    WRITES_VERSION.has(kept.act.name) && named.has(entryIdOf(ledger, kept) ?? '') ? [before] : [],
  );
};

const ENDS = new Set(['abandon-adoption', 'end-usage']);

/** Acts that end what an act began: what is over does not stand in the way of what comes after it. */
const endsOf = (ledger: Ledger, at: number): number[] =>
  [...ledger.acts.entries()].flatMap(([end, { act }]) => {
    if (end <= at || !ENDS.has(act.name)) return [];
    return needsOf(ledger, ledger.acts[end] as Kept, end).includes(at) ? [end] : [];
  });

/** The acts of the twin by their places in the first world. What something told rests on is there with other contents. */
const actsFor = (perspective: Perspective): ReadonlyMap<number, Act> => {
  const { ledger, told } = perspective;
  const acts = new Map<number, Act>();
  const due = [...told, ...felt(perspective), ...hiddenMarks(perspective), ...hiddenKontakte(perspective)];
  for (let at = due.pop(); at !== undefined; at = due.pop()) {
    if (acts.has(at)) continue;
    const kept = ledger.acts[at] as Kept;
    const act = told.has(at)
      ? stripped(perspective, kept.act)
      : (opened(perspective, kept, at) ?? disguised(ledger, kept));
    acts.set(at, act);
    due.push(...needsOf(ledger, { ...kept, act }, at), ...versionsOf(perspective, act, at));
    if (!told.has(at)) due.push(...endsOf(ledger, at));
  }
  return acts;
};

/**
 * The twin of a world for a viewer who looks from the act `from` on: the same acts without those that he may not know of; of his
 * own the refused ones as well, since then.
 */
export const twinOf = (ledger: Ledger, sent: readonly Done[], viewer: Viewer, from: number): Step[] => {
  const since = sent.findIndex(({ act }) => ledger.places.get(act.key) === from);
  const perspective = { ledger, viewer, from, released: releasedIn(ledger) };
  const told = toldTo(perspective);
  const acts = actsFor({ ...perspective, told });
  return sent.flatMap((done, index): Step[] => {
    const at = ledger.places.get(done.act.key);
    if (at === undefined)
      return done.act.target === viewer.stream && index > since ? [{ act: done.act, done, told: true }] : [];
    const act = acts.get(at);
    return act === undefined ? [] : [{ act, done, told: told.has(at) }];
  });
};
