import { type DatedChange, profileOn, withChange } from '../../contracts/dated-profile.ts';
import { organisationIdOf } from '../../contracts/envelope.ts';
import { certainFrom } from '../../contracts/fields.ts';
import { type KeyedProfile, keyMisfits, normalisedKey } from '../../contracts/regional-key.ts';
import type { BodyOf } from '../../contracts/subjects.ts';
import { kommuneFact, regionalKeyFact } from './facts/kommune.ts';
import { type KontaktState, setKontakt } from './kontakt.ts';
import { sameValue } from './model/compare.ts';
import type { Circumstances, Decider, Decision } from './model/decider.ts';
import { ask, type FactQuery, type Facts } from './model/facts.ts';
import { sameFor } from './model/fold.ts';
import { type Refusal, refuse, wrongField } from './model/refusal.ts';
import { MAKE_VARIANTS } from './variants.ts';

/** The fields of a Kommune's profile; empty before it is registered. */
type Profile = Readonly<Record<string, unknown>>;

interface KommuneState extends KontaktState {
  /** As it registered. */
  profile: Profile;
  /** What it has changed since, by the day from which it holds. */
  changes: readonly DatedChange<Profile>[];
}

interface Asking {
  readonly ags?: string | undefined;
  readonly ars?: string | undefined;
  readonly verwaltetDurch?: string | undefined;
}

const KEYS = ['ags', 'ars'] as const;

/** Which Kommune has the keys that a profile names. */
const keyQueries = (keys: Asking): readonly FactQuery[] =>
  KEYS.flatMap((form) => {
    const key = keys[form];
    return key === undefined ? [] : [ask(regionalKeyFact, normalisedKey(key), `/${form}`)];
  });

/** Rule 23: a key belongs to one active Kommune, however the key is written. */
const keyTaken = (keys: Asking, own: string, facts: Facts): Refusal | undefined => {
  for (const form of KEYS) {
    const key = keys[form];
    const carrier = key === undefined ? undefined : facts.get(regionalKeyFact, normalisedKey(key));
    if (carrier === undefined || carrier.kommuneId === own) continue;
    return refuse(
      `Der ${form.toUpperCase()} ${key} gehört schon zu „${carrier.name}“. Bitte dort eintragen.`,
      23,
      [`„${carrier.name}“ (kommuneId ${carrier.kommuneId}) verwenden`],
    );
  }
  return undefined;
};

/** Rule 23: key, kind and Land must fit each other; `profile` is the whole profile as it would be after the change. */
const misfitting = (profile: Profile): Refusal | undefined => {
  const errors = keyMisfits(profile as KeyedProfile);
  const [first] = errors;
  return first && { ...wrongField(first.path, first.message), errors, rule: 23 };
};

/** A Kommune is not run by itself, also not through others. */
const runsItself = ({ verwaltetDurch }: Asking, own: string, facts: Facts): Refusal | undefined =>
  verwaltetDurch !== undefined && facts.get(kommuneFact, verwaltetDurch).isRunBy(own)
    ? wrongField(
        '/verwaltetDurch',
        verwaltetDurch === own
          ? 'Bitte eine andere Kommune nennen: die, die für diese verwaltet.'
          : 'Diese Kommune wird selbst von der Ihren verwaltet, vielleicht über andere. Beides zugleich geht nicht.',
      )
    : undefined;

const register = (
  { profile }: KommuneState,
  body: BodyOf<'register-kommune'>,
  { organisationId: kommuneId, facts }: Circumstances,
): Decision<'register-kommune'> => {
  if (profile.name !== undefined) return refuse('Diese Kommune ist schon angemeldet.');
  return (
    misfitting(body) ??
    keyTaken(body, kommuneId, facts) ?? [{ type: 'KommuneRegistered', data: { ...body, kommuneId } }]
  );
};

const FITTING = ['kind', 'land', 'staat', ...KEYS];

/** A Kommune stays in its country: what counts it, and its keys, hang on that. */
const moves = ({ profile }: KommuneState, { land, staat, region }: BodyOf<'change-kommune-profile'>) => {
  const abroad = profile.staat !== undefined;
  if (abroad ? land !== undefined : staat !== undefined)
    return wrongField(
      abroad ? '/land' : '/staat',
      abroad ? 'Diese Kommune liegt außerhalb Deutschlands.' : 'Diese Kommune liegt in Deutschland.',
    );
  return !abroad && region !== undefined
    ? wrongField('/region', 'Eine Region wird nur außerhalb Deutschlands angegeben.')
    : undefined;
};

/**
 * A change from a day on is looked at together with what holds on that day. Checks key, kind and Land only where one of them changes:
 * older profiles were stored without this check.
 */
const changeProfile = (
  state: KommuneState,
  body: BodyOf<'change-kommune-profile'>,
  { organisationId: kommuneId, facts }: Circumstances,
): Decision<'change-kommune-profile'> => {
  const { validFrom, ...fields } = body;
  const profile = profileOn(state.profile, state.changes, certainFrom(validFrom));
  const after = { ...profile, ...fields };
  const refusal =
    moves(state, body) ??
    runsItself(body, kommuneId, facts) ??
    (FITTING.some((field) => field in fields) ? misfitting(after) : undefined) ??
    keyTaken(body, kommuneId, facts);
  if (refusal !== undefined) return refusal;
  return sameValue(after, profile) ? [] : [{ type: 'KommuneProfileChanged', data: body }];
};

/** A Kommune itself: its profile and its keys (rule 23); and whom to ask, of a Verbund as well. */
export const kommuneDecider: Decider<KommuneState, 'kommune'> = {
  subject: 'kommune',
  initial: () => ({ profile: {}, changes: [], kontakte: new Map(), shared: new Set(), variants: new Set() }),

  evolve: {
    KommuneRegistered: (state, { data: { kommuneId: _, ...profile } }) => {
      state.profile = profile;
    },
    KommuneProfileChanged: (state, { data: { validFrom, ...changed } }) => {
      state.changes = withChange(state.changes, validFrom, changed);
    },
    KontaktSet: ({ kontakte }, { data: { solutionId, kontakt } }, { stream }) => {
      kontakte.set(solutionId ?? organisationIdOf(stream), kontakt);
    },
    ProjectShared: ({ shared, kontakte }, { data }) => {
      shared.add(data.solutionId);
      if (data.kontakt) kontakte.set(data.solutionId, data.kontakt);
    },
    ProjectRevised: ({ kontakte }, { data }) => {
      if (data.kontakt) kontakte.set(data.solutionId, data.kontakt);
    },
    ...sameFor(MAKE_VARIANTS, ({ variants }: KommuneState, { data }) => {
      variants.add(data.solutionId);
    }),
  },

  factQueries: {
    'register-kommune': keyQueries,
    'change-kommune-profile': keyQueries,
  },

  decide: {
    'register-kommune': register,
    'change-kommune-profile': changeProfile,
    'set-kontakt': setKontakt,
  },
};
