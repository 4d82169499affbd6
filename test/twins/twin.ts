import type { Act, Done, Viewer } from './act.ts';
import { blanked } from './blank.ts';
import type { Kept, Ledger } from './ledger.ts';
import { needsOf, textsIn } from './needs.ts';
import { everSeesSolution, isTold, seesAt } from './sight.ts';

/** An act of the twin world, and what came back when its like was sent in the first world. */
export interface Step {
  readonly act: Act;
  readonly done: Done;
  /** Whether the viewer may know of it; what is there without that has other contents. */
  readonly told: boolean;
}

/** Acts that are told to nobody, but whose effect everybody sees. */
const FELT_BY_ALL = new Set(['release-lotse']);

const SHARES = new Set(['share-project', 'claim-reference']);

const entryIdOf = (ledger: Ledger, { told }: Kept): string | undefined => {
  const [first] = told;
  return first && ledger.entryOf(first.said.data)?.id;
};

/** True where an earlier act on the same thing has been told: what is assigned is seen, and that it ends. */
const hasBeenTold = (ledger: Ledger, { act }: Kept, told: ReadonlySet<number>): boolean =>
  [...told].some((at) => ledger.acts[at]?.act.body.lotseId === act.body.lotseId);

/** What a released result tells, although it was for fewer before: that it began, and that it was not pursued (rule 9). */
const RELEASED = new Set(['plan-adoption', 'adopt-best-practice', 'abandon-adoption']);

/** The adoptions whose result has been released. */
const releasedIn = (ledger: Ledger): ReadonlySet<string | undefined> =>
  new Set(
    ledger.acts.filter(({ act }) => act.name === 'release-result').map((kept) => entryIdOf(ledger, kept)),
  );

/** What a twin is made for. */
interface Looked {
  readonly ledger: Ledger;
  readonly viewer: Viewer;
  /** From which act on the viewer looks at the world. */
  readonly from: number;
  readonly released: ReadonlySet<string | undefined>;
  readonly told: ReadonlySet<number>;
}

/** The acts that the viewer, who looks from the act `from` on, may know of, by their places. */
const toldTo = ({ ledger, viewer, from, released }: Omit<Looked, 'told'>): Set<number> => {
  const told = new Set<number>();
  for (const [at, kept] of ledger.acts.entries()) {
    const opened = RELEASED.has(kept.act.name) && released.has(entryIdOf(ledger, kept));
    const felt = FELT_BY_ALL.has(kept.act.name) && hasBeenTold(ledger, kept, told);
    if (felt || opened || isTold(ledger, viewer, kept, at, from)) told.add(at);
  }
  return told;
};

/**
 * An act that is told, without what leaves no trace at it: hidden building blocks, the hidden origin of a Reference. Whoever did it
 * himself knows what he named then.
 */
const stripped = ({ ledger, viewer, from }: Looked, act: Act): Act => {
  if (act.target !== null && act.target === viewer.stream) return act;
  const { enthaelt, adoptedFrom, ...rest } = act.body as { enthaelt?: string[]; adoptedFrom?: string };
  const seen = (id: string) => everSeesSolution(ledger, viewer, id, from);
  const blocks = enthaelt?.filter(seen);
  const origin = adoptedFrom !== undefined && seen(adoptedFrom) ? adoptedFrom : undefined;
  const isShared = blocks !== undefined && blocks.length === 0 && SHARES.has(act.name);
  return {
    ...act,
    body: {
      ...rest,
      ...(blocks === undefined || isShared ? {} : { enthaelt: blocks }),
      ...(origin === undefined ? {} : { adoptedFrom: origin }),
    },
  };
};

/** The hidden revisions of what was shared for fewer and opened later, by their places. */
const hiddenRevisions = ({ ledger, told }: Looked, id: string): number[] =>
  [...ledger.acts.entries()].flatMap(([at, { act }]) =>
    act.name === 'revise-project' && act.body.solutionId === id && !told.has(at) ? [at] : [],
  );

/**
 * What was written into something for fewer before it was opened to the viewer: as many versions, but nothing of what they said
 * except what it says when it is opened. Undefined where he never sees it.
 */
const opened = (looked: Looked, kept: Kept, at: number): Act | undefined => {
  const { ledger, viewer, from } = looked;
  const id = entryIdOf(ledger, kept) ?? '';
  const { name, body } = kept.act;
  const isRevision = name === 'revise-project';
  if (!(SHARES.has(name) || isRevision) || !everSeesSolution(ledger, viewer, id, from)) return undefined;
  const revisions = hiddenRevisions(looked, id);
  const share = ledger.acts[ledger.makers.get(id)?.act ?? -1] as Kept;
  let fields = share.act.body;
  for (const place of revisions) {
    const { note: _, solutionId: __, sichtbarkeit: ___, ...changed } = (ledger.acts[place] as Kept).act.body;
    fields = { ...fields, ...changed };
  }
  const isLast = (isRevision ? at : -1) === (revisions.at(-1) ?? -1);
  const summary = isLast ? fields.summary : `Anders ${at}`;
  if (!isRevision) return stripped(looked, { ...kept.act, body: { ...fields, summary } });
  const level = body.sichtbarkeit === undefined ? {} : { sichtbarkeit: body.sichtbarkeit };
  return { ...kept.act, body: { solutionId: id, note: 'Anders', summary, ...level } };
};

/** Acts after which the viewer does not see any more what he has seen while he looked: only that they were. */
const felt = ({ ledger, viewer, from }: Looked): number[] =>
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
const hiddenMarks = ({ ledger, told, released }: Looked): number[] =>
  [...ledger.acts.entries()].flatMap(([at, kept]) => {
    if (told.has(at) || !released.has(entryIdOf(ledger, kept))) return [];
    const report = reportOf(ledger, kept);
    const confirms = kept.act.name === 'confirm-outcome' && report !== undefined && told.has(report);
    return confirms || kept.act.name === 'record-adaptation' ? [at] : [];
  });

const WRITES_VERSION = new Set(['record-adaptation', 'revise-project']);

/** What made the versions that the viewer's own act was answered with: he knows their numbers, whatever has become hidden since. */
const versionsOf = ({ ledger, viewer }: Looked, act: Act, at: number): number[] => {
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
const actsFor = (looked: Looked): ReadonlyMap<number, Act> => {
  const { ledger, told } = looked;
  const acts = new Map<number, Act>();
  const due = [...told, ...felt(looked), ...hiddenMarks(looked)];
  for (let at = due.pop(); at !== undefined; at = due.pop()) {
    if (acts.has(at)) continue;
    const kept = ledger.acts[at] as Kept;
    const act = told.has(at) ? stripped(looked, kept.act) : (opened(looked, kept, at) ?? blanked(kept.act));
    acts.set(at, act);
    due.push(...needsOf(ledger, { ...kept, act }, at), ...versionsOf(looked, act, at));
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
  const looked = { ledger, viewer, from, released: releasedIn(ledger) };
  const told = toldTo(looked);
  const acts = actsFor({ ...looked, told });
  return sent.flatMap((done, index): Step[] => {
    const at = ledger.places.get(done.act.key);
    if (at === undefined)
      return done.act.target === viewer.stream && index > since ? [{ act: done.act, done, told: true }] : [];
    const act = acts.get(at);
    return act === undefined ? [] : [{ act, done, told: told.has(at) }];
  });
};
