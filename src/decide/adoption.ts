import type { adoption } from '../../contracts/adoption.ts';
import { pinSources, sourceNeeds } from './adoption-sources.ts';
import {
  type Adoption,
  type AdoptionEvent,
  type AdoptionState,
  evolveAdoptions,
  isActive,
} from './adoption-state.ts';
import { abandon, changeStatus, endUsage, reconfirm, recordAdaptation, release } from './adoption-usage.ts';
import {
  type Circumstances,
  type CommandsOf,
  type Decider,
  type Decision,
  isRefusal,
  never,
  type Refusal,
  refuse,
  unknown,
} from './model.ts';
import { adoptionNeed, notOwnAdoption } from './not-own-adoption.ts';

type AdoptionCommand = CommandsOf<typeof adoption.commands>;
type Body<Name extends AdoptionCommand['name']> = Extract<AdoptionCommand, { name: Name }>['body'];
type OnOne = Exclude<AdoptionCommand, { name: 'plan-adoption' | 'adopt-best-practice' }>;

const plan = (
  state: AdoptionState,
  body: Body<'plan-adoption'>,
  circumstances: Circumstances,
): Decision<AdoptionEvent> => {
  const pinned = pinSources({ sources: body.sources }, state, circumstances);
  if (isRefusal(pinned)) return pinned;
  const adoptionId = circumstances.newId('adoption');
  // The command has no visibility of its own in this edition: a plan is public.
  const data = { ...body, sources: [...pinned], adoptionId, sichtbarkeit: 'oeffentlich' as const };
  return [{ type: 'AdoptionPlanned', data }];
};

/** A planned adoption begins only once, and only here. */
const notPlanned = (state: AdoptionState, adoptionId: string | undefined): Refusal | undefined => {
  if (adoptionId === undefined) return undefined;
  const planned = state.all.get(adoptionId);
  if (planned === undefined) return unknown('/adoptionId', 'Diese geplante Übernahme gibt es hier nicht.');
  return planned.begun === undefined && isActive(planned)
    ? undefined
    : refuse('Diese Übernahme ist nicht mehr geplant: Sie hat begonnen oder wird nicht weiterverfolgt.', 6);
};

const adopt = (
  state: AdoptionState,
  body: Body<'adopt-best-practice'>,
  circumstances: Circumstances,
): Decision<AdoptionEvent> => {
  const refusal = notPlanned(state, body.adoptionId);
  if (refusal !== undefined) return refusal;
  const pinned = pinSources(body, state, circumstances, body.adoptionId);
  if (isRefusal(pinned)) return pinned;
  const { newId } = circumstances;
  const adoptionId = body.adoptionId ?? newId('adoption');
  const data = { ...body, sources: [...pinned], adoptionId, solutionId: newId('solution') };
  return [{ type: 'BestPracticeAdopted', data }];
};

const onOne = (adoption: Adoption, command: OnOne, today: string): Decision<AdoptionEvent> => {
  switch (command.name) {
    case 'change-adoption-status':
      return changeStatus(adoption, command.body);
    case 'record-adaptation':
      return recordAdaptation(adoption, command.body);
    case 'reconfirm-usage':
      return reconfirm(adoption, command.body, today);
    case 'end-usage':
      return endUsage(adoption, command.body);
    case 'abandon-adoption':
      return abandon(adoption, command.body);
    case 'release-result':
      return release(adoption, command.body);
    default:
      return never(command);
  }
};

/** What a Kommune takes over from others, from plan to end (rules 6 to 9). */
export const adoptionDecider: Decider<AdoptionState, AdoptionCommand, AdoptionEvent, AdoptionEvent> = {
  subject: 'adoption',
  folds: [
    'AdoptionPlanned',
    'BestPracticeAdopted',
    'AdoptionStatusChanged',
    'AdaptationRecorded',
    'UsageReconfirmed',
    'UsageEnded',
    'AdoptionAbandoned',
    'ResultReleased',
  ],
  initial: () => ({ all: new Map(), active: new Map() }),
  evolve: evolveAdoptions,

  needs(command) {
    switch (command.name) {
      case 'plan-adoption':
      case 'adopt-best-practice':
        return sourceNeeds(command.body.sources);
      default:
        return [adoptionNeed(command.body)];
    }
  },

  decide(state, command, circumstances) {
    switch (command.name) {
      case 'plan-adoption':
        return plan(state, command.body, circumstances);
      case 'adopt-best-practice':
        return adopt(state, command.body, circumstances);
      default: {
        const { adoptionId } = command.body;
        const own = state.all.get(adoptionId);
        if (own === undefined) return notOwnAdoption(adoptionId, circumstances.facts);
        return onOne(own, command, circumstances.today);
      }
    }
  },
};
