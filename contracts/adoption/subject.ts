import { subject } from '../definitions.ts';
import { adoption as kind } from '../fields/kinds/adoption.ts';
import { adoptBestPractice, BestPracticeAdopted } from './adopt.ts';
import { joinProject, ProjectJoined } from './join.ts';
import {
  AdoptionAbandoned,
  AdoptionDeclined,
  abandonAdoption,
  declineSolution,
  ResultReleased,
  releaseResult,
} from './not-pursued.ts';
import { AdoptionPlanned, planAdoption } from './plan.ts';
import { AdoptionRetracted, retractAdoption } from './retract.ts';
import {
  AdaptationRecorded,
  AdoptionStatusChanged,
  AdoptionUnchanged,
  changeAdoptionStatus,
  endUsage,
  reconfirmUsage,
  recordAdaptation,
  stateUnchanged,
  UsageEnded,
  UsageReconfirmed,
} from './use.ts';

export const adoption = subject({
  name: 'adoption',
  rights: { 'adoption:manage': 'mandated', 'adoption:release': 'own' },
  kinds: [kind],
  events: [
    AdoptionPlanned,
    BestPracticeAdopted,
    ProjectJoined,
    AdoptionStatusChanged,
    AdaptationRecorded,
    AdoptionUnchanged,
    UsageReconfirmed,
    UsageEnded,
    AdoptionAbandoned,
    AdoptionDeclined,
    ResultReleased,
    AdoptionRetracted,
  ],
  commands: [
    planAdoption,
    adoptBestPractice,
    joinProject,
    changeAdoptionStatus,
    recordAdaptation,
    stateUnchanged,
    reconfirmUsage,
    endUsage,
    abandonAdoption,
    declineSolution,
    releaseResult,
    retractAdoption,
  ],
});
