import { PlanStatus } from '../../../contracts/fields/kinds/adoption.ts';
import { earliest, type FieldDate, latest } from '../../../contracts/fields.ts';
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

/** Refuses a date whose last possible day is before the first possible day of the adoption; what is not known contradicts nothing. */
const beforeAdopted = ({ begun }: Adoption, on: FieldDate | undefined): Refusal | undefined => {
  const [end, beginning] = [on && latest(on), begun?.adoptedOn && earliest(begun.adoptedOn)];
  return end !== undefined && beginning !== undefined && end < beginning
    ? wrongField('/on', 'Dieser Tag liegt vor der Übernahme.')
    : undefined;
};

const isPlan = (status: string): boolean => PlanStatus.options.some((one) => one === status);

/** What has begun is not planned any more, and what is planned begins with its details. */
const wrongWay = ({ begun }: Adoption, status: string): Refusal | undefined => {
  if (begun === undefined)
    return isPlan(status)
      ? undefined
      : refuse('Diese Übernahme ist erst geplant und hat noch nicht begonnen.', undefined, [
          'adopt-best-practice mit dieser adoptionId',
        ]);
  return isPlan(status)
    ? refuse('Diese Übernahme hat schon begonnen.', undefined, ['change-adoption-status', 'end-usage'])
    : undefined;
};

/** A new status of an adoption, planned or in use; the same status and date again change nothing. */
export const changeStatus = (
  adoption: Adoption,
  body: BodyOf<'change-adoption-status'>,
): Decision<'change-adoption-status'> => {
  const refusal = over(adoption) ?? wrongWay(adoption, body.status) ?? beforeAdopted(adoption, body.on);
  if (refusal !== undefined) return refusal;
  const point = adoption.begun?.point ?? adoption.plan;
  const isSame = point?.status === body.status && sameDate(point.on, body.on) && body.belege === undefined;
  return isSame && (body.stand === undefined || sameDate(point.stand, body.stand))
    ? []
    : [{ type: 'AdoptionStatusChanged', data: body }];
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

/** Nothing was changed: said of what nothing was said about; what is said already is not taken back by it. */
export const stateUnchanged = (
  adoption: Adoption,
  body: BodyOf<'state-unchanged'>,
): Decision<'state-unchanged'> => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { changed } = used.begun;
  if (changed === 'nothing') return [];
  return changed === 'unsaid'
    ? [{ type: 'AdoptionUnchanged', data: body }]
    : refuse('Hier steht schon, was anders ist als dort.', undefined, ['record-adaptation']);
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
