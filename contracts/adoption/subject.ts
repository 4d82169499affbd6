import { subject } from '../definitions.ts';
import { adoption as kind } from '../fields/kinds/adoption.ts';
import { adoptBestPractice, BestPracticeAdopted } from './adopt.ts';
import {
  AdoptionAbandoned,
  AdoptionDeclined,
  abandonAdoption,
  declineSolution,
  ResultReleased,
  releaseResult,
} from './not-pursued.ts';
import { AdoptionPlanned, planAdoption } from './plan.ts';
import {
  AdaptationRecorded,
  AdoptionStatusChanged,
  changeAdoptionStatus,
  endUsage,
  reconfirmUsage,
  recordAdaptation,
  UsageEnded,
  UsageReconfirmed,
} from './use.ts';

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
    AdoptionDeclined,
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
    declineSolution,
    releaseResult,
  ],
});
