import { z } from 'zod';
import { namelessAs } from '../fields/hidden.ts';
import {
  type EndStatus,
  adoption as kind,
  type PlanStatus,
  type UsageStatus,
} from '../fields/kinds/adoption.ts';
import { reference } from '../fields/kinds/reference.ts';
import { NAMELESS_SOURCE, solution } from '../fields/kinds/solution.ts';
import { entry, field, freeText, number, pastDate, ref } from '../fields.ts';

// What several commands on an adoption ask for, and what their events say of it.

type Status = z.output<typeof PlanStatus> | z.output<typeof UsageStatus> | z.output<typeof EndStatus>;

/** What an event makes of its adoption. */
interface Says {
  readonly status: Status | { readonly field: 'status'; readonly absent?: Status } | 'as-before';
  /** Set where its data says who may see it. */
  readonly sichtbarkeit?: 'sichtbarkeit';
  readonly openedTo?: 'oeffentlich';
  readonly gone?: true;
}

/**
 * Said of an event: it tells of an adoption, and what it makes of that. Tables, places, counts and the rules of other streams follow from
 * it. Rule 9 follows from the status: what is not pursued is for the Verbund at most.
 */
export const onAdoption = ({ status, ...says }: Says) =>
  entry({
    id: kind.id,
    ...says,
    ...(status === 'as-before' ? {} : { status }),
    ...(status === 'nicht-weiterverfolgt' ? { atMost: 'verbund' } : {}),
  });

const version = () =>
  field('Fassung', number().int().min(1), { help: 'Ohne Angabe beim Eintragen: die neueste.' });
/** A day that may be not known: most of what is told late is. */
export const on = (label: string) =>
  field(label, pastDate(), { help: 'Weglassen, wenn es nicht bekannt ist.' }).optional();

const solutionId = () => ref(solution, reference);
export const pinned = namelessAs(
  NAMELESS_SOURCE,
  z.strictObject({ solutionId: solutionId(), version: version() }),
);
export const wanted = z.strictObject({ solutionId: solutionId(), version: version().optional() });
const change = z.strictObject({
  what: field('Was ist anders?', freeText(400)),
  why: field('Warum?', freeText(400)).optional(),
});
export const changes = z.array(change).max(30);
export const CHANGES = 'Was haben Sie angepasst?';
export const SOURCES = 'Von wem?';

const onlyOnce = (list: readonly { solutionId: string }[]) =>
  new Set(list.map((source) => source.solutionId)).size === list.length;
const upToTen = (least: number) =>
  z
    .array(wanted)
    .min(least, 'Bitte mindestens eine Vorlage nennen.')
    .max(10, 'Höchstens zehn Vorlagen.')
    .refine(onlyOnce, 'Jede Vorlage nur einmal.');
export const sources = upToTen(1);
/** Where something else can be what it was made from. */
export const sourcesOrNone = upToTen(0);

/** Ids for examples. */
export const anyAdoption = '9a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d';
export const anySolution = '2b7f6a58-3f7c-4a07-9a0e-5a9f0c1d2e3f';
