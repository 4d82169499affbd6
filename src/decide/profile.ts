import type { kommune } from '../../contracts/kommune.ts';
import { type KeyedProfile, keyMisfits, normalisedKey } from '../../contracts/regional-key.ts';
import { sameValue } from './compare.ts';
import type { Facts, Need } from './facts.ts';
import { type CommandsOf, type Decision, type EventsOf, type Refusal, refuse, wrongField } from './model.ts';

type KommuneCommand = CommandsOf<typeof kommune.commands>;
type Body<Name extends KommuneCommand['name']> = Extract<KommuneCommand, { name: Name }>['body'];
type ProfileEvent = Extract<
  EventsOf<typeof kommune.events>,
  { type: 'KommuneRegistered' | 'KommuneProfileChanged' }
>;

/** The fields of a Kommune's profile as last told; empty while it is not registered. */
export type Profile = Readonly<Record<string, unknown>>;

interface Asking {
  readonly ags?: string | undefined;
  readonly ars?: string | undefined;
  readonly verwaltetDurch?: string | undefined;
}

const KEYS = ['ags', 'ars'] as const;

/** Who already carries the keys that a profile names, and who is to run the Kommune. */
export const profileNeeds = ({ verwaltetDurch, ...keys }: Asking): readonly Need[] => [
  ...KEYS.flatMap((form) => {
    const key = keys[form];
    return key === undefined
      ? []
      : [{ kind: 'regional-key', id: normalisedKey(key), path: `/${form}` } as const];
  }),
  ...(verwaltetDurch === undefined
    ? []
    : [{ kind: 'kommune', id: verwaltetDurch, path: '/verwaltetDurch' } as const]),
];

/** Rule 23: one active Kommune for each key, however it is written. */
const keyTaken = (keys: Asking, own: string, facts: Facts): Refusal | undefined => {
  for (const form of KEYS) {
    const key = keys[form];
    const carrier = key === undefined ? undefined : facts.regionalKey(normalisedKey(key));
    if (carrier === undefined || carrier.kommuneId === own) continue;
    return refuse(
      `Der ${form.toUpperCase()} ${key} gehört schon zu „${carrier.name}“. Bitte dort eintragen.`,
      23,
      [`„${carrier.name}“ (kommuneId ${carrier.kommuneId}) verwenden`],
    );
  }
  return undefined;
};

/** Rule 23: key, kind and Land fit each other; `profile` is the whole of it as it would be from now on. */
const misfitting = (profile: Profile): Refusal | undefined => {
  const errors = keyMisfits(profile as KeyedProfile);
  const [first] = errors;
  return first && { ...wrongField(first.path, first.message), errors, rule: 23 };
};

/** Nobody is run by itself, also not through others. */
const runsItself = ({ verwaltetDurch }: Asking, own: string, facts: Facts): Refusal | undefined =>
  verwaltetDurch !== undefined && facts.kommune(verwaltetDurch).isRunBy(own)
    ? wrongField(
        '/verwaltetDurch',
        verwaltetDurch === own
          ? 'Bitte eine andere Kommune nennen: die, die für diese verwaltet.'
          : 'Diese Kommune wird selbst von der Ihren verwaltet, vielleicht über andere. Beides zugleich geht nicht.',
      )
    : undefined;

/** A Kommune's first word of itself. */
export const register = (
  before: Profile,
  body: Body<'register-kommune'>,
  kommuneId: string,
  facts: Facts,
): Decision<ProfileEvent> => {
  if (before.name !== undefined) return refuse('Diese Kommune ist schon angemeldet.');
  return (
    misfitting(body) ??
    keyTaken(body, kommuneId, facts) ?? [{ type: 'KommuneRegistered', data: { ...body, kommuneId } }]
  );
};

const FITTING = ['kind', 'land', ...KEYS];

/** What has changed of a Kommune; what stood there before its keys were looked at is not held against it. */
export const changeProfile = (
  before: Profile,
  body: Body<'change-kommune-profile'>,
  kommuneId: string,
  facts: Facts,
): Decision<ProfileEvent> => {
  const { validFrom: _, ...fields } = body;
  const after = { ...before, ...fields };
  const refusal =
    runsItself(body, kommuneId, facts) ??
    (FITTING.some((field) => field in fields) ? misfitting(after) : undefined) ??
    keyTaken(body, kommuneId, facts);
  if (refusal !== undefined) return refusal;
  return sameValue(after, before) ? [] : [{ type: 'KommuneProfileChanged', data: body }];
};
