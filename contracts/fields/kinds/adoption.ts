import { z } from 'zod';
import { kind } from './kind.ts';

/** What a Kommune takes over, from plan to end. */
export const adoption = kind({
  name: 'adoption',
  id: 'adoptionId',
  label: 'Übernahme',
  words: 'title',
  listed: ['uebernahmen', '*'],
  missing: 'Diese Übernahme gibt es hier nicht.',
});

/** How something was taken over. */
export const Relation = z.enum([
  'unveraendert',
  'angepasst',
  'teilweise',
  'zusammengefuehrt',
  'angeregt',
  'nicht-angegeben',
]);

/** How far a use is that has not begun. */
export const PlanStatus = z.enum(['interesse', 'in-pruefung', 'geplant', 'beschlossen']);

/** How far a use is that has begun and not ended. */
export const UsageStatus = z.enum(['in-entwicklung', 'in-erprobung', 'in-einfuehrung', 'im-betrieb']);

const PLANS: ReadonlySet<string | undefined> = new Set(PlanStatus.options);
const USES: ReadonlySet<string | undefined> = new Set(UsageStatus.options);

/** True for a status of what has not begun. */
export const isPlanned = (status: string | undefined): boolean => PLANS.has(status);

/** True for a status of what has begun and not ended. */
export const isUnderWay = (status: string | undefined): boolean => USES.has(status);

/** How an adoption is over. */
export const EndStatus = z.enum(['beendet', 'nicht-weiterverfolgt']);

/** Why a use ended. */
export const EndReason = z.enum([
  'erprobung-abgelaufen',
  'ersetzt',
  'angebot-eingestellt',
  'kosten',
  'personal',
  'technik',
  'recht-datenschutz',
  'anderes',
]);

/** Why a use was not pursued. */
export const AbandonReason = z.enum([
  'kosten',
  'personal',
  'technik',
  'recht-datenschutz',
  'kein-beschluss',
  'angebot-eingestellt',
  'anderes',
]);
