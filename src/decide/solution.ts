import { type Kontakt, type KontaktGiven, Sichtbarkeit } from '../../contracts/fields.ts';
import type { BodyOf, DataOf } from '../../contracts/subjects.ts';
import { solutionFact } from './facts/solution.ts';
import { keptKontakt, personWarning } from './kontakt.ts';
import { sameValue } from './model/compare.ts';
import type { Circumstances, Decider, Decision } from './model/decider.ts';
import type { Facts } from './model/facts.ts';
import { sameFor } from './model/fold.ts';
import { onRecord } from './model/on-record.ts';
import { type Refusal, refuse, unknown } from './model/refusal.ts';
import { MAKE_VARIANTS } from './variants.ts';

type SharedFields = Omit<DataOf<'ProjectShared'>, 'solutionId'>;

interface Shared {
  fields: SharedFields;
  version: number;
  withdrawn: boolean;
}

interface SolutionState {
  /** The solutions shared on this stream, by solutionId. */
  readonly shared: Map<string, Shared>;
  /** The solutionIds of variants that adoptions made on this stream; other commands change and end them. */
  readonly variants: Set<string>;
}

/** A solution shared on this stream, or the refusal to change it with this command. */
const own = (state: SolutionState, solutionId: string): Shared | Refusal => {
  const shared = state.shared.get(solutionId);
  if (shared !== undefined) return shared;
  return state.variants.has(solutionId)
    ? refuse(
        'Das ist Ihre Umsetzung einer übernommenen Lösung. Bitte an der Übernahme eintragen, was sich ändert.',
        undefined,
        ['record-adaptation', 'end-usage'],
      )
    : unknown('/solutionId', 'Diese Lösung gibt es hier nicht.');
};

const LEVELS = Sichtbarkeit.options;

/** Refuses a narrower visibility: what was visible may have been read already. */
const narrows = (from: Sichtbarkeit, to: Sichtbarkeit | undefined): Refusal | undefined =>
  to === undefined || LEVELS.indexOf(to) >= LEVELS.indexOf(from)
    ? undefined
    : refuse(
        'Die Sichtbarkeit lässt sich erweitern, nicht verringern: Was sichtbar war, ist schon bekannt.',
        undefined,
        LEVELS.slice(LEVELS.indexOf(from)),
      );

/** Rule 7, for building blocks: a solution does not contain itself. */
const containsItself = (solutionId: string, blocks: readonly string[], facts: Facts): Refusal | undefined =>
  blocks.some((block) => facts.get(solutionFact, block).contains(solutionId))
    ? refuse('Diese Lösung kann nicht Baustein ihrer selbst sein, auch nicht über andere Lösungen.', 7)
    : undefined;

/** What is said of a solution, with the office as it is kept. */
export const withKontakt = <Body extends { readonly kontakt?: KontaktGiven | undefined }>({
  kontakt,
  ...said
}: Body): Omit<Body, 'kontakt'> & { kontakt?: Kontakt } =>
  kontakt === undefined ? said : { ...said, kontakt: keptKontakt(kontakt) };

const revise = (
  state: SolutionState,
  body: BodyOf<'revise-project'>,
  { facts }: Circumstances,
): Decision<'revise-project'> => {
  const shared = own(state, body.solutionId);
  if ('refused' in shared) return shared;
  if (shared.withdrawn) return refuse('Dieses Projekt ist zurückgezogen; neue Fassungen gibt es nicht mehr.');
  const refusal =
    narrows(shared.fields.sichtbarkeit, body.sichtbarkeit) ??
    containsItself(body.solutionId, body.enthaelt ?? [], facts);
  if (refusal !== undefined) return refusal;
  const data = withKontakt(body);
  const { solutionId: _, note: __, ...fields } = data;
  if (sameValue({ ...shared.fields, ...fields }, shared.fields)) return [];
  const { kontakt } = body;
  // What was confirmed once and stays as it is, is not asked again.
  const warning =
    kontakt && !sameValue(data.kontakt, shared.fields.kontakt) ? personWarning(kontakt) : undefined;
  return warning ?? [{ type: 'ProjectRevised', data: { ...data, version: shared.version + 1 } }];
};

const withdraw = (state: SolutionState, body: BodyOf<'withdraw-project'>): Decision<'withdraw-project'> => {
  const shared = own(state, body.solutionId);
  if ('refused' in shared) return shared;
  return shared.withdrawn ? [] : [{ type: 'ProjectWithdrawn', data: body }];
};

/** What a Kommune or a Verbund shares: its versions, and its withdrawal. */
export const solutionDecider: Decider<SolutionState, 'solution'> = {
  subject: 'solution',
  initial: () => ({ shared: new Map(), variants: new Set() }),

  evolve: {
    ProjectShared: (state, { data: { solutionId, ...fields } }) => {
      state.shared.set(solutionId, { fields, version: 1, withdrawn: false });
    },
    ProjectRevised: (state, { data: { solutionId, note: _, version, ...fields } }) => {
      const shared = onRecord(state.shared, solutionId);
      shared.fields = { ...shared.fields, ...fields } as SharedFields;
      shared.version = version;
    },
    KontaktSet: (state, { data: { solutionId = '', kontakt } }) => {
      const shared = state.shared.get(solutionId);
      if (shared === undefined) return;
      const { kontakt: _, ...others } = shared.fields;
      shared.fields = kontakt === null ? others : { ...others, kontakt };
    },
    ProjectWithdrawn: (state, { data }) => {
      onRecord(state.shared, data.solutionId).withdrawn = true;
    },
    ...sameFor(MAKE_VARIANTS, ({ variants }: SolutionState, { data }) => {
      variants.add(data.solutionId);
    }),
  },

  decide: {
    'share-project': (_, body, { newId }) =>
      (body.kontakt && personWarning(body.kontakt)) ?? [
        { type: 'ProjectShared', data: { ...withKontakt(body), solutionId: newId('solution') } },
      ],
    'revise-project': revise,
    'withdraw-project': withdraw,
  },
};
