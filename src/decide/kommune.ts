import type { kommune } from '../../contracts/kommune.ts';
import { sameValue } from './compare.ts';
import type { Facts, Need } from './facts.ts';
import {
  type CommandsOf,
  type Decider,
  type Decision,
  type EventsOf,
  never,
  type Refusal,
  refuse,
  wrongField,
} from './model.ts';

type KommuneEvent = EventsOf<typeof kommune.events>;
type KommuneCommand = CommandsOf<typeof kommune.commands>;
type Body<Name extends KommuneCommand['name']> = Extract<KommuneCommand, { name: Name }>['body'];

interface KommuneState {
  /** The fields of its profile as last told; empty while it is not registered. */
  profile: Readonly<Record<string, unknown>>;
}

interface Profile {
  readonly ags?: string | undefined;
  readonly ars?: string | undefined;
  readonly verwaltetDurch?: string | undefined;
}

const profileNeeds = ({ ags, ars, verwaltetDurch }: Profile): readonly Need[] => [
  ...(ags === undefined ? [] : [{ kind: 'regional-key', id: ags, path: '/ags' } as const]),
  ...(ars === undefined ? [] : [{ kind: 'regional-key', id: ars, path: '/ars' } as const]),
  ...(verwaltetDurch === undefined
    ? []
    : [{ kind: 'kommune', id: verwaltetDurch, path: '/verwaltetDurch' } as const]),
];

/** Rule 23: one active Kommune for each key. */
const keyTaken = ({ ags, ars }: Profile, own: string, facts: Facts): Refusal | undefined => {
  for (const [label, key] of [
    ['AGS', ags],
    ['ARS', ars],
  ] as const) {
    const carrier = key === undefined ? undefined : facts.regionalKey(key);
    if (carrier === undefined || carrier.kommuneId === own) continue;
    return refuse(`Der ${label} ${key} gehört schon zu „${carrier.name}“. Bitte dort eintragen.`, 23, [
      `„${carrier.name}“ (kommuneId ${carrier.kommuneId}) verwenden`,
    ]);
  }
  return undefined;
};

const register = (
  state: KommuneState,
  body: Body<'register-kommune'>,
  kommuneId: string,
  facts: Facts,
): Decision<KommuneEvent> => {
  if (state.profile.name !== undefined) return refuse('Diese Kommune ist schon angemeldet.');
  return keyTaken(body, kommuneId, facts) ?? [{ type: 'KommuneRegistered', data: { ...body, kommuneId } }];
};

const changeProfile = (
  state: KommuneState,
  body: Body<'change-kommune-profile'>,
  kommuneId: string,
  facts: Facts,
): Decision<KommuneEvent> => {
  if (body.verwaltetDurch === kommuneId)
    return wrongField('/verwaltetDurch', 'Bitte eine andere Kommune nennen: die, die für diese verwaltet.');
  const taken = keyTaken(body, kommuneId, facts);
  if (taken !== undefined) return taken;
  const { validFrom: _, ...fields } = body;
  return sameValue({ ...state.profile, ...fields }, state.profile)
    ? []
    : [{ type: 'KommuneProfileChanged', data: body }];
};

/** A Kommune itself: who it is. */
export const kommuneDecider: Decider<KommuneState, KommuneCommand, KommuneEvent, KommuneEvent> = {
  subject: 'kommune',
  folds: ['KommuneRegistered', 'KommuneProfileChanged'],
  initial: () => ({ profile: {} }),

  evolve(state, event) {
    switch (event.type) {
      case 'KommuneRegistered': {
        const { kommuneId: _, ...profile } = event.data;
        state.profile = profile;
        break;
      }
      case 'KommuneProfileChanged': {
        const { validFrom: _, ...profile } = event.data;
        state.profile = { ...state.profile, ...profile };
        break;
      }
      default:
        never(event);
    }
  },

  needs(command) {
    switch (command.name) {
      case 'register-kommune':
      case 'change-kommune-profile':
        return profileNeeds(command.body);
      default:
        return never(command);
    }
  },

  decide(state, command, circumstances) {
    const { organisationId, facts } = circumstances;
    switch (command.name) {
      case 'register-kommune':
        return register(state, command.body, organisationId, facts);
      case 'change-kommune-profile':
        return changeProfile(state, command.body, organisationId, facts);
      default:
        return never(command);
    }
  },
};
