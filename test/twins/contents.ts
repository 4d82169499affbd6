import type { Act } from './act.ts';
import { blanked } from './blank.ts';
import type { Kept, Ledger } from './ledger.ts';
import { descends } from './needs.ts';
import { everSeesSolution } from './sight.ts';
import { entryIdOf, type Perspective } from './told.ts';

const SHARES = new Set(['share-project', 'claim-reference']);

/** What a body names that leaves no trace where it is hidden. */
interface Stripped {
  readonly enthaelt?: readonly string[];
  readonly adoptedFrom?: string;
  readonly eigenes?: string;
}

/**
 * An act that is told, without what leaves no trace at it: hidden building blocks, what went in as somebody's own, the hidden origin of a
 * Reference. Whoever did it himself knows what he named then.
 */
export const stripped = ({ ledger, viewer, from }: Perspective, act: Act): Act => {
  if (act.target !== null && act.target === viewer.stream) return act;
  const { enthaelt, adoptedFrom, eigenes, ...rest } = act.body as Stripped;
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
      ...(eigenes !== undefined && seen(eigenes) ? { eigenes } : {}),
    },
  };
};

/** The hidden revisions of what was shared for fewer and opened later, by their places. */
const hiddenRevisions = ({ ledger, told }: Perspective, id: string): number[] =>
  [...ledger.acts.entries()].flatMap(([at, { act }]) =>
    act.name === 'revise-project' && act.body.solutionId === id && !told.has(at) ? [at] : [],
  );

/**
 * What was written into something for fewer before it was opened to the viewer: as many versions, but nothing of what they said
 * except what it says when it is opened. Undefined where he never sees it.
 */
export const opened = (perspective: Perspective, kept: Kept, at: number): Act | undefined => {
  const { ledger, viewer, from } = perspective;
  const id = entryIdOf(ledger, kept) ?? '';
  const { name, body } = kept.act;
  if (name === 'set-kontakt') return kept.act;
  const isRevision = name === 'revise-project';
  if (!(SHARES.has(name) || isRevision) || !everSeesSolution(ledger, viewer, id, from)) return undefined;
  const revisions = hiddenRevisions(perspective, id);
  const share = ledger.acts[ledger.makers.get(id)?.act ?? -1] as Kept;
  let fields = share.act.body;
  for (const place of revisions) {
    const { note: _, solutionId: __, sichtbarkeit: ___, ...changed } = (ledger.acts[place] as Kept).act.body;
    fields = { ...fields, ...changed };
  }
  const isLast = (isRevision ? at : -1) === (revisions.at(-1) ?? -1);
  const summary = isLast ? fields.summary : `Anders ${at}`;
  // A block that was made later is named by then: at the last revision that he does not see.
  const madeBefore = (block: string) => (ledger.makers.get(block)?.act ?? -1) < at;
  const blocks = fields.enthaelt as readonly string[] | undefined;
  const enthaelt = blocks === undefined ? {} : { enthaelt: blocks.filter(madeBefore) };
  if (!isRevision) return stripped(perspective, { ...kept.act, body: { ...fields, summary, ...enthaelt } });
  const level = body.sichtbarkeit === undefined ? {} : { sichtbarkeit: body.sichtbarkeit };
  const revised = { solutionId: id, note: 'Anders', summary, ...level, ...(isLast ? enthaelt : {}) };
  return stripped(perspective, { ...kept.act, body: revised });
};

/**
 * An act with other contents. That an adoption is an idea only is kept where what it goes back to has been withdrawn: of an idea that
 * is no origin, and what others take over from it would be refused else.
 */
export const disguised = (ledger: Ledger, { act, answer }: Kept): Act => {
  const other = blanked(act);
  const isWithdrawn = ledger.acts.some(
    (one) =>
      one.act.name === 'withdraw-project' &&
      descends(ledger, String(answer?.adoptionId), String(one.act.body.solutionId)),
  );
  const isIdea = act.name === 'adopt-best-practice' && act.body.relation === 'angeregt';
  return isIdea && isWithdrawn ? { ...other, body: { ...other.body, relation: 'angeregt' } } : other;
};
