import type { adoption } from '../../contracts/adoption.ts';
import { type FieldDate, firstDay, lastDay } from '../../contracts/fields.ts';
import type { Adoption, AdoptionEvent } from './adoption-state.ts';
import { dateKey, sameDate, sameEntry } from './compare.ts';
import { type CommandsOf, type Decision, type Refusal, refuse, wrongField } from './model.ts';

type Body<Name extends string> = Extract<CommandsOf<typeof adoption.commands>, { name: Name }>['body'];
type Decided = Decision<AdoptionEvent>;
type InUse = Adoption & { readonly begun: NonNullable<Adoption['begun']> };

const over = (adoption: Adoption): Refusal | undefined => {
  if (adoption.ended !== undefined) return refuse('Diese Nutzung ist beendet.');
  if (adoption.abandoned !== undefined) return refuse('Diese Übernahme wird nicht weiterverfolgt.');
  return undefined;
};

/** The adoption, where it has begun and goes on; `planned` is what to do with one that is only planned. */
const inUse = (adoption: Adoption, planned: string): InUse | Refusal => {
  const { begun } = adoption;
  return (
    over(adoption) ??
    (begun === undefined
      ? refuse('Diese Übernahme ist erst geplant und hat noch nicht begonnen.', undefined, [planned])
      : { ...adoption, begun })
  );
};

/** A date that lies, whatever its precision, before the adoption's first possible day. */
const beforeAdopted = ({ begun }: Adoption, on: FieldDate): Refusal | undefined =>
  begun !== undefined && lastDay(on) < firstDay(begun.adoptedOn)
    ? wrongField('/on', 'Dieser Tag liegt vor der Übernahme.')
    : undefined;

/** A new dated status point of an adoption in use; the same point again changes nothing. */
export const changeStatus = (adoption: Adoption, body: Body<'change-adoption-status'>): Decided => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { point } = used.begun;
  if (point.status === body.status && sameDate(point.on, body.on)) return [];
  return beforeAdopted(used, body.on) ?? [{ type: 'AdoptionStatusChanged', data: body }];
};

/** The next version of the variant. */
export const recordAdaptation = (adoption: Adoption, body: Body<'record-adaptation'>): Decided => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { solutionId, version } = used.begun;
  return [{ type: 'AdaptationRecorded', data: { ...body, solutionId, version: version + 1 } }];
};

/** The word that it is still used, as of a day (today where none is named). */
export const reconfirm = (adoption: Adoption, body: Body<'reconfirm-usage'>, today: string): Decided => {
  const used = inUse(adoption, 'adopt-best-practice mit dieser adoptionId');
  if ('refused' in used) return used;
  const { adoptionId, on = today } = body;
  if (used.begun.confirmed.has(dateKey(on))) return [];
  return beforeAdopted(used, on) ?? [{ type: 'UsageReconfirmed', data: { adoptionId, on } }];
};

/** The end of a use that had begun; the same end again changes nothing. */
export const endUsage = (adoption: Adoption, body: Body<'end-usage'>): Decided => {
  if (adoption.ended !== undefined && sameEntry(adoption.ended, body)) return [];
  const used = inUse(adoption, 'abandon-adoption');
  if ('refused' in used) return used;
  return beforeAdopted(used, body.on) ?? [{ type: 'UsageEnded', data: body }];
};

/** Not pursued: planned or begun, but not yet over; the same again changes nothing. */
export const abandon = (adoption: Adoption, body: Body<'abandon-adoption'>): Decided => {
  if (adoption.abandoned !== undefined && sameEntry(adoption.abandoned, body)) return [];
  const refusal = over(adoption) ?? beforeAdopted(adoption, body.on);
  return refusal ?? [{ type: 'AdoptionAbandoned', data: body }];
};

/** Rule 9: what was not pursued becomes public only by this release. */
export const release = (adoption: Adoption, body: Body<'release-result'>): Decided => {
  if (adoption.abandoned === undefined)
    return refuse('Freigegeben wird das Ergebnis einer Übernahme, die nicht weiterverfolgt wird.', 9, [
      'abandon-adoption',
    ]);
  return adoption.released ? [] : [{ type: 'ResultReleased', data: body }];
};
