import { dayInBerlin, daysAfter, monthsBefore } from '../../../contracts/days.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { EndStatus } from '../../../contracts/fields/kinds/adoption.ts';
import { firstDay } from '../../../contracts/fields.ts';
import type { TaskArt, TaskEntry } from '../../../contracts/views/own-kommune.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import { isWrittenFor, type Written } from '../../model/written.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionsOf } from '../../reading/items/does.ts';
import { titleOf } from '../../reading/titles.ts';
import { statusAt, unconfirmedOn } from '../../reading/usage/status.ts';
import { seesEntry, seesSolution } from '../../reading/visible.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { organisationName } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { statusOf } from '../../tables/verbund/words.ts';
import { askedFrom } from './when.ts';

/** One thing that is asked for, and from which day on. */
export interface Due {
  readonly art: TaskArt;
  /** Undefined where nobody knows. */
  readonly from: string | undefined;
  readonly entry: Presentable<TaskEntry>;
}

/** What is looked at: the own entries, on a day. */
export interface Own {
  readonly models: ReadModels;
  readonly stream: StreamName;
  readonly asked: Pick<Asked<unknown>, 'sight' | 'today' | 'pushes'>;
  /** The day of the own last word on each adoption. */
  readonly lastWord: ReadonlyMap<string, string>;
}

const YEAR = 12;
/** So long after it began nobody can say yet what it brought. */
const OUTCOME_MONTHS = 6;
/** So long whoever has just entered something is not asked for more. */
const GRACE_DAYS = 30;
/** What nobody has done for so long is not asked any more. */
const FORGOTTEN_MONTHS = 24;
const ANSWER_DAYS = 90;

const monthsAfter = (day: string, months: number): string => monthsBefore(day, -months);

const about = ({ models, asked }: Own, row: AdoptionRow): Presentable<TaskEntry> => ({
  adoptionId: row.adoptionId,
  ...present({ status: statusAt(row, asked.today)?.status }),
  ...(row.begun === undefined ? {} : { solutionId: row.begun.solutionId }),
  title: titleOf(models, asked.sight, row.begun?.solutionId ?? row.sources[0]?.solutionId ?? ''),
});

const soft = (art: TaskArt, due: string, entry: Presentable<TaskEntry>): Due => ({
  art,
  from: askedFrom(art, due),
  entry,
});

const unconfirmed = (own: Own, row: AdoptionRow): Due[] => {
  const { today } = own.asked;
  const { unconfirmed: isDue, unconfirmedMonths: monate } = unconfirmedOn(today)(row, statusAt(row, today));
  if (!isDue) return [];
  const last = row.lastWord === undefined ? undefined : firstDay(row.lastWord);
  // Of what nobody knows as of when it is, the day of entry is the first on which it can be asked.
  const due = last === undefined ? dayInBerlin(row.recordedAt) : daysAfter(monthsAfter(last, YEAR), 1);
  return [
    soft('nutzung-bestaetigen', due, { ...about(own, row), ...(monate === undefined ? {} : { monate }) }),
  ];
};

const WITH_CHANGES: ReadonlySet<string> = new Set(['angepasst', 'teilweise', 'zusammengefuehrt']);

const unsaid = (own: Own, row: AdoptionRow): Due[] => {
  const relation = row.begun?.relation ?? '';
  const isSaid = row.versions.some(({ changes }) => changes.length > 0);
  if (isSaid || (relation !== 'nicht-angegeben' && !WITH_CHANGES.has(relation))) return [];
  return [soft('noch-nicht-angegeben', daysAfter(dayInBerlin(row.recordedAt), GRACE_DAYS), about(own, row))];
};

const outcome = (own: Own, row: AdoptionRow): Due[] => {
  const point = statusAt(row, own.asked.today);
  if (point?.status !== 'im-betrieb' || row.outcomes.length > 0 || row.gemeinsam) return [];
  const due = monthsAfter(point.day, OUTCOME_MONTHS);
  if (own.asked.today > monthsAfter(due, FORGOTTEN_MONTHS)) return [];
  return [soft('ergebnis', due, about(own, row))];
};

interface Version extends Written {
  readonly recordedAt: string;
}

const versionsOf = ({ models }: Own, id: string): readonly Version[] =>
  models.catalogue.solutions.get(id)?.versions ??
  models.lineage.adoptions.by('variant', id)[0]?.versions ??
  [];

/** What became of a Vorlage since the own last word on what was made from it. */
const source = (own: Own, row: AdoptionRow): Due[] => {
  const { models, asked, lastWord } = own;
  const said = lastWord.get(row.adoptionId) ?? dayInBerlin(row.recordedAt);
  return row.sources.flatMap(({ solutionId }): Due[] => {
    if (!seesSolution(models, asked.sight, solutionId)) return [];
    const entry = { ...about(own, row), solutionId, title: titleOf(models, asked.sight, solutionId) };
    const { withdrawnOn } = models.catalogue.solutions.get(solutionId) ?? {};
    if (withdrawnOn !== undefined)
      return withdrawnOn >= said ? [{ art: 'vorlage-zurueckgezogen', from: withdrawnOn, entry }] : [];
    const newest = versionsOf(own, solutionId).findLast((version) => isWrittenFor(asked.sight, version));
    const day = newest && dayInBerlin(newest.recordedAt);
    if (day === undefined || row.begun === undefined || day <= said) return [];
    return asked.today > monthsAfter(day, YEAR) ? [] : [soft('vorlage-neue-fassung', day, entry)];
  });
};

const isOver = (row: AdoptionRow, today: string): boolean =>
  EndStatus.options.some((status) => status === statusAt(row, today)?.status);

const adoptions = (own: Own): readonly Due[] =>
  adoptionsOf(own.models, own.stream, { sight: own.asked.sight, day: own.asked.today })
    .filter((row) => !isOver(row, own.asked.today))
    .flatMap((row) => [
      ...unconfirmed(own, row),
      ...unsaid(own, row),
      ...source(own, row),
      ...outcome(own, row),
    ]);

const needs = ({ models, stream, asked }: Own): readonly Due[] =>
  [...models.need.needs.values()]
    .filter((row) => row.stream === stream && row.closed === undefined)
    .flatMap(({ needId, satz }): Due[] => {
      const answers = models.need.answers
        .by('need', needId)
        .filter(({ answerId }) => seesEntry(models, asked.sight, 'need-answer', answerId));
      const last = answers
        .map(({ answeredAt }) => answeredAt)
        .sort()
        .at(-1);
      const from = last && dayInBerlin(last);
      if (from === undefined || asked.today > daysAfter(from, ANSWER_DAYS)) return [];
      return [{ art: 'antworten', from, entry: { needId, title: satz, antworten: answers.length } }];
    });

/** Zusammenschlüsse that name the Kommune, which has not answered. */
const memberships = ({ models, stream }: Own): readonly Due[] =>
  models.verbund.words
    .by('kommune', stream.slice('kommune-'.length))
    .filter((words) => statusOf(words) === 'angegeben')
    .map(({ verbundId }) => ({
      art: 'mitgliedschaft',
      from: undefined,
      entry: { verbundId, title: organisationName(models, `verbund-${verbundId}`) },
    }));

/** All that could be asked of a Kommune on a day, whether it is time for it or not. */
export const allDue = (own: Own): readonly Due[] => [...needs(own), ...adoptions(own), ...memberships(own)];
