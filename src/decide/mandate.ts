import type { StreamName } from '../../contracts/envelope.ts';
import { organisationIdOf } from '../../contracts/envelope.ts';
import { type FieldDate, latest } from '../../contracts/fields.ts';
import type { BodyOf, DataOf } from '../../contracts/subjects.ts';
import type { Allowance } from './model/allowance.ts';
import { sameDate } from './model/compare.ts';
import type { Circumstances, Decider, Decision } from './model/decider.ts';
import { refuse, unknown } from './model/refusal.ts';

/** A mandate that a Kommune has granted and not revoked. */
interface Mandate {
  readonly mandatId: string;
  readonly verbundId: string;
  readonly umfang: DataOf<'MandateGranted'>['umfang'];
  readonly bis?: FieldDate | undefined;
}

/** What stands, and what was revoked, by mandatId. */
interface MandateState {
  readonly standing: Map<string, Mandate>;
  readonly revoked: Set<string>;
}

const isOver = ({ bis }: Pick<Mandate, 'bis'>, today: string): boolean => {
  const last = bis === undefined ? undefined : latest(bis);
  return last !== undefined && last < today;
};

const grant = (
  { standing }: MandateState,
  body: BodyOf<'grant-mandate'>,
  { newId, today }: Circumstances,
): Decision<'grant-mandate'> => {
  if (isOver(body, today)) return refuse('Dieser Tag ist schon vorbei; der Auftrag würde nie gelten.');
  const same = [...standing.values()].some(
    (one) =>
      one.verbundId === body.verbundId &&
      sameDate(one.bis, body.bis) &&
      one.umfang.length === body.umfang.length &&
      body.umfang.every((part) => one.umfang.includes(part)),
  );
  return same ? [] : [{ type: 'MandateGranted', data: { ...body, mandatId: newId('mandat') } }];
};

const revoke = (
  { standing, revoked }: MandateState,
  body: BodyOf<'revoke-mandate'>,
): Decision<'revoke-mandate'> => {
  if (revoked.has(body.mandatId)) return [];
  if (!standing.has(body.mandatId)) return unknown('/mandatId', 'Diesen Auftrag gibt es hier nicht.');
  return [{ type: 'MandateRevoked', data: body }];
};

/** What a Kommune lets a Verbund enter for it, as long as it holds. */
export const mandateDecider: Decider<MandateState, 'mandate'> = {
  subject: 'mandate',
  initial: () => ({ standing: new Map(), revoked: new Set() }),

  evolve: {
    MandateGranted: ({ standing }, { data }) => {
      standing.set(data.mandatId, data);
    },
    MandateRevoked: ({ standing, revoked }, { data }) => {
      standing.delete(data.mandatId);
      revoked.add(data.mandatId);
    },
  },

  decide: { 'grant-mandate': grant, 'revoke-mandate': revoke },
};

/** What stands of a Kommune's mandates for a Verbund on that day: the widest first. */
export const mandatesFor = (
  { standing }: MandateState,
  verbund: StreamName,
  today: string,
): readonly Allowance[] =>
  [...standing.values()]
    .filter((one) => one.verbundId === organisationIdOf(verbund) && !isOver(one, today))
    .sort((a, b) => b.umfang.length - a.umfang.length)
    .map(({ mandatId, umfang }) => ({ id: mandatId, umfang }));
