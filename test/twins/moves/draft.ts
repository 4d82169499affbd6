import type { StreamName } from '../../../contracts/envelope.ts';
import type { Random } from '../../faults/harness/random.ts';
import { type Body, idOf } from '../act.ts';
import type { Entry, Ledger } from '../ledger.ts';
import type { Wording } from '../words.ts';

/** What a move is drawn from. */
export interface Draft {
  readonly ledger: Ledger;
  readonly random: Random;
  readonly wording: Wording;
  /** Whose stream it acts on. */
  readonly stream: StreamName;
}

/** Draws a body; nothing where there is nothing yet that it could be about. */
export type Move = (draft: Draft) => Body | '' | undefined;

/** What a file of this folder says of some commands: how the body of each is drawn, and how often where that is not once. */
export interface Moves {
  readonly bodies: Readonly<Record<string, Move>>;
  readonly weights?: Readonly<Record<string, number>>;
}

export const LEVELS = ['kommune', 'verbund', 'verbund', 'oeffentlich', 'oeffentlich'] as const;
export const DAYS = [
  '2023-05-04',
  { value: '2024', precision: 'jahr' },
  '2025-02-03',
  '2026-01-15',
  '2026-06-30',
];
export const STATUS = ['in-erprobung', 'in-einfuehrung', 'im-betrieb'];

export const some = <Item>(list: readonly Item[], random: Random): Item | undefined =>
  list.length === 0 ? undefined : random.pick(list);

export const present = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

export const isHidden = (level: unknown) => level !== undefined && level !== 'oeffentlich';

/** Ids of a kind that the stream made itself. */
export const own = ({ ledger, stream }: Draft, kind: string): string[] =>
  ledger.ids(kind).filter((id) => ledger.acts[ledger.makers.get(id)?.act ?? -1]?.stream === stream);

export const entry = ({ ledger }: Draft, id: string): Entry | undefined => ledger.entry(id);

export const ownAdoption = (draft: Draft): string | undefined => some(own(draft, 'adoptionId'), draft.random);
export const ownShared = (draft: Draft): string | undefined =>
  some(
    own(draft, 'solutionId').filter((id) => !draft.ledger.variants.has(id)),
    draft.random,
  );

/** Another Kommune. */
export const someKommune = ({ ledger, random, stream }: Draft) =>
  some(
    ledger.ids('kommuneId').filter((id) => id !== idOf(stream)),
    random,
  );
