import { type FieldDate, firstDay, lastDay } from '../../../contracts/fields.ts';
import type { BodyOf } from '../../../contracts/subjects.ts';
import { dateKey, sameDate, sameEntry } from '../model/compare.ts';
import type { Circumstances, Decision } from '../model/decider.ts';
import { type Refusal, refuse, wrongField } from '../model/refusal.ts';
import type { Adoption } from './state.ts';

type InUse = Adoption & { readonly begun: NonNullable<Adoption['begun']> };

const over = (adoption: Adoption): Refusal | undefined => {
  if (adoption.ended !== undefined) return refuse('Diese Nutzung ist beendet.');
  if (adoption.abandoned !== undefined) return refuse('Diese Übernahme wird nicht weiterverfolgt.');
  return undefined;
};

/** The adoption where it is in use, or a refusal; `planned` names what can be done with one that is only planned. */
const inUse = (adoption: Adoption, planned: string): InUse | Refusal => {
  const { begun } = adoption;
  return (
    over(adoption) ??
    (begun === undefined
      ? refuse('Diese Übernahme ist erst geplant und hat noch nicht begonnen.', undefined, [planned])
      : { ...adoption, begun })
  );
};

/** Refuses a date whose last possible day is before the first possible day of the adoption. */
const beforeAdopted = ({ begun }: Adoption, on: FieldDate): Refusal | undefined =>
  begun !== undefined && lastDay(on) < firstDay(begun.adoptedOn)
    ? wrongField('/on', 'Dieser Tag liegt vor der Übernahme.')
    : undefined;

/** A new dated status of an adoption in use; the same status and date again change nothing. */
export const changeStatus = (
  adoption: Adoption,
  body: BodyOf<'change-adoption-status'>,
): Decision<'change-adoption-status'> => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { point } = used.begun;
  if (point.status === body.status && sameDate(point.on, body.on)) return [];
  return beforeAdopted(used, body.on) ?? [{ type: 'AdoptionStatusChanged', data: body }];
};

/** The next version of the variant. */
export const recordAdaptation = (
  adoption: Adoption,
  body: BodyOf<'record-adaptation'>,
): Decision<'record-adaptation'> => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { solutionId, version } = used.begun;
  return [{ type: 'AdaptationRecorded', data: { ...body, solutionId, version: version + 1 } }];
};

/** Confirms that it is still used on a day (today where the command names none). */
export const reconfirm = (
  adoption: Adoption,
  body: BodyOf<'reconfirm-usage'>,
  { today }: Circumstances,
): Decision<'reconfirm-usage'> => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { adoptionId, on = today } = body;
  if (used.begun.confirmed.has(dateKey(on))) return [];
  return beforeAdopted(used, on) ?? [{ type: 'UsageReconfirmed', data: { adoptionId, on } }];
};

/** The end of a use that had begun; the same end again changes nothing. */
export const endUsage = (adoption: Adoption, body: BodyOf<'end-usage'>): Decision<'end-usage'> => {
  if (adoption.ended !== undefined && sameEntry(adoption.ended, body)) return [];
  const used = inUse(adoption, 'abandon-adoption');
  if ('refused' in used) return used;
  return beforeAdopted(used, body.on) ?? [{ type: 'UsageEnded', data: body }];
};

/** Not pursued any more, planned or begun; the same again changes nothing. */
export const abandon = (
  adoption: Adoption,
  body: BodyOf<'abandon-adoption'>,
): Decision<'abandon-adoption'> => {
  if (adoption.abandoned !== undefined && sameEntry(adoption.abandoned, body)) return [];
  const refusal = over(adoption) ?? beforeAdopted(adoption, body.on);
  return refusal ?? [{ type: 'AdoptionAbandoned', data: body }];
};

/** Rule 9: the result of an adoption that was not pursued becomes public only by this release. */
export const release = (adoption: Adoption, body: BodyOf<'release-result'>): Decision<'release-result'> => {
  if (adoption.abandoned === undefined)
    return refuse('Freigegeben wird das Ergebnis einer Übernahme, die nicht weiterverfolgt wird.', 9, [
      'abandon-adoption',
    ]);
  return adoption.released ? [] : [{ type: 'ResultReleased', data: body }];
};
