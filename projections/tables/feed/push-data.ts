import { dayInBerlin } from '../../../contracts/days.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { keepsake, type Memory } from '../../model/memory.ts';
import { namesOn } from '../kommune/on-day.ts';
import type { KommuneTables } from '../kommune/tables.ts';
import { ownerRef } from '../organisations/names.ts';
import type { VerbundTables } from '../verbund/tables.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';
import { guardIds } from './guard-ids.ts';
import { withoutPersons } from './persons.ts';

/** The tables that a push is made with. */
export interface PushModels {
  readonly whereabouts: WhereaboutsTables;
  readonly kommune: KommuneTables;
  readonly verbund: VerbundTables;
}

const TOLD = keepsake((): { data?: object } => ({}));

/**
 * What a push tells: the event's own data without persons, whose stream it is, under the name of that day, and who acted, by role. Several
 * projections tell of the same event in the same words (what they read stands before any of them tells): `once` keeps them for it.
 */
export const pushData = (event: ProjectedEvent, models: PushModels, once: Memory): object => {
  const told = once.of(TOLD);
  told.data ??= dataOf(event, models);
  return told.data;
};

const dataOf = (event: ProjectedEvent, models: PushModels): object => ({
  ...guardIds(event.type, withoutPersons(event.type, event.data), models.whereabouts),
  ...ownerRef(namesOn(models, dayInBerlin(event.recordedAt)), event.stream),
  actor: event.actor,
});
