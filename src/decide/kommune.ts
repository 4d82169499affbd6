import type { kommune } from '../../contracts/kommune.ts';
import { type CommandsOf, type Decider, type EventsOf, never } from './model.ts';
import { changeProfile, type Profile, profileNeeds, register } from './profile.ts';

type KommuneEvent = EventsOf<typeof kommune.events>;
type KommuneCommand = CommandsOf<typeof kommune.commands>;

interface KommuneState {
  profile: Profile;
}

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
        return register(state.profile, command.body, organisationId, facts);
      case 'change-kommune-profile':
        return changeProfile(state.profile, command.body, organisationId, facts);
      default:
        return never(command);
    }
  },
};
