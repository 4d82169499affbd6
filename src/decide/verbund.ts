import { isJoined } from './membership/state.ts';
import type { Decider } from './model/decider.ts';
import { refuse, wrongField } from './model/refusal.ts';

interface VerbundState {
  founded: boolean;
}

/** A Verbund itself: that it exists, and how Kommunen become members. */
export const verbundDecider: Decider<VerbundState, 'verbund'> = {
  subject: 'verbund',
  initial: () => ({ founded: false }),

  evolve: {
    VerbundFounded: (state) => {
      state.founded = true;
    },
  },

  decide: {
    'found-verbund': ({ founded }, body, { organisationId }) => {
      if (founded) return refuse('Diesen Zusammenschluss gibt es schon.');
      if (body.beitritt !== undefined && !isJoined(body.kind))
        return wrongField('/beitritt', 'Beigetreten wird nur einer Zusammenarbeit oder einem Arbeitskreis.');
      return [{ type: 'VerbundFounded', data: { ...body, verbundId: organisationId } }];
    },
  },
};
