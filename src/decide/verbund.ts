import type { verbund } from '../../contracts/verbund.ts';
import { isJoined } from './membership-state.ts';
import { type CommandsOf, type Decider, type EventsOf, refuse, wrongField } from './model.ts';

type VerbundEvent = EventsOf<typeof verbund.events>;
type VerbundCommand = CommandsOf<typeof verbund.commands>;

interface VerbundState {
  founded: boolean;
}

/** A Verbund itself: that it exists, and how Kommunen get in. */
export const verbundDecider: Decider<VerbundState, VerbundCommand, VerbundEvent, VerbundEvent> = {
  subject: 'verbund',
  folds: ['VerbundFounded'],
  initial: () => ({ founded: false }),

  evolve(state) {
    state.founded = true;
  },

  needs: () => [],

  decide({ founded }, { body }, { organisationId }) {
    if (founded) return refuse('Diesen Zusammenschluss gibt es schon.');
    if (body.beitritt !== undefined && !isJoined(body.kind))
      return wrongField('/beitritt', 'Beigetreten wird nur einer Zusammenarbeit oder einem Arbeitskreis.');
    return [{ type: 'VerbundFounded', data: { ...body, verbundId: organisationId } }];
  },
};
