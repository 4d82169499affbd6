import { subject } from '../definitions.ts';
import { adoption as kind } from '../fields/kinds/adoption.ts';
import {
  abandonAdoption,
  adoptBestPractice,
  changeAdoptionStatus,
  endUsage,
  planAdoption,
  reconfirmUsage,
  recordAdaptation,
  releaseResult,
} from './commands.ts';
import {
  AdaptationRecorded,
  AdoptionAbandoned,
  AdoptionPlanned,
  AdoptionStatusChanged,
  BestPracticeAdopted,
  ResultReleased,
  UsageEnded,
  UsageReconfirmed,
} from './events.ts';

export const adoption = subject({
  name: 'adoption',
  rights: { 'adoption:manage': 'own', 'adoption:release': 'own' },
  kinds: [kind],
  events: [
    AdoptionPlanned,
    BestPracticeAdopted,
    AdoptionStatusChanged,
    AdaptationRecorded,
    UsageReconfirmed,
    UsageEnded,
    AdoptionAbandoned,
    ResultReleased,
  ],
  commands: [
    planAdoption,
    adoptBestPractice,
    changeAdoptionStatus,
    recordAdaptation,
    reconfirmUsage,
    endUsage,
    abandonAdoption,
    releaseResult,
  ],
});
