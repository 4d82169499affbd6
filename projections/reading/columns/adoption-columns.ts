import type { z } from 'zod';
import { Betreiber } from '../../../contracts/adoption/particulars.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { Relation } from '../../../contracts/fields/kinds/adoption.ts';
import { firstDay } from '../../../contracts/fields.ts';
import { AdoptionStatus } from '../../../contracts/views/parts.ts';
import { keepsake } from '../../model/memory.ts';
import { type Follower, follow } from '../../model/reads.ts';
import { admits, type Sight } from '../../model/sight.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { flagsOf } from './adoption-flags.ts';
import { dayNumber } from './days.ts';
import { grownBytes, grownInts, grownShorts } from './grown.ts';
import { Numbers } from './numbers.ts';

/** Where who may see an adoption is looked up; it is everybody; nobody, or some only. */
const SEEN = { unknown: 0, byAll: 1, guarded: 2 } as const;
const HAS_WHOLES = { unknown: 0, no: 1, yes: 2 } as const;

/**
 * Of every adoption that has been asked for what counts, walks and lists read of it, by number, in arrays of numbers: a row is read
 * once, and again when it has changed. Whoever looks, and on which day, stands beside: a column knows neither.
 */
export class AdoptionColumns {
  readonly #models: ReadModels;
  readonly #adoptions: Follower;
  readonly #places: Follower;
  readonly #wholes: Follower;
  readonly #ids = new Numbers();
  readonly #solutions = new Numbers();
  readonly #streams = new Numbers<StreamName>();
  /** By solution: what was made from it, in the order of its index; absent: not looked at yet. */
  readonly #below = new Map<number, number[]>();
  readonly #hasWholes = grownBytes();
  readonly #isRead = grownBytes();
  readonly #stream = grownInts();
  /** The variant, plus 1. */
  readonly #variant = grownInts();
  readonly #flags = grownShorts();
  readonly #seen = grownBytes();
  readonly #lastWord = grownInts();
  readonly #sources = grownInts();
  readonly #outcomes = grownShorts();
  readonly #relation = grownBytes();
  readonly #operator = grownBytes();
  /** Where its states begin among all states, and how many they are. */
  readonly #first = grownInts();
  readonly #count = grownInts();
  readonly #days = grownInts();
  readonly #statuses = grownBytes();
  #states = 0;
  readonly #marksOnSolutions = grownInts();
  readonly #marksOnAdoptions = grownInts();
  #walks = 0;

  constructor(models: ReadModels) {
    this.#models = models;
    this.#adoptions = follow(models.lineage.adoptions);
    this.#places = follow(models.whereabouts.adoptions);
    this.#wholes = follow(models.catalogue.solutions);
  }

  /** Takes in what has changed since it was last called. */
  update(): void {
    for (const id of this.#places()) {
      if (id === '') this.#seen.clear();
      const number = this.#ids.known(id);
      if (number !== undefined) this.#seen.set(number, SEEN.unknown);
    }
    for (const id of this.#adoptions()) this.#changed(id);
    for (const id of this.#wholes()) {
      const row = this.#models.catalogue.solutions.get(id);
      if (id === '' || (row !== undefined && row.enthaelt.length > 0)) this.#hasWholes.clear();
    }
  }

  /** The row of an adoption. */
  row(number: number): AdoptionRow {
    return this.#models.lineage.adoptions.get(this.#ids.id(number)) as AdoptionRow;
  }

  id(number: number): string {
    return this.#ids.id(number);
  }

  streamOf(number: number): StreamName {
    this.#read(number);
    return this.#streams.id(this.#stream.at(number));
  }

  /** The variant that it made; undefined while it has not begun. */
  variantOf(number: number): string | undefined {
    this.#read(number);
    const variant = this.#variant.at(number) - 1;
    return variant < 0 ? undefined : this.#solutions.id(variant);
  }

  /** True where one of its bits is among these. */
  is(number: number, flags: number): boolean {
    this.#read(number);
    return (this.#flags.at(number) & flags) !== 0;
  }

  /** True where the viewer may see it. */
  isSeen(number: number, sight: Sight): boolean {
    const seen = this.#seen.at(number);
    if (seen === SEEN.byAll) return true;
    const audience = this.#models.whereabouts.adoptions.get(this.#ids.id(number))?.audience;
    if (seen === SEEN.unknown) {
      const byAll = audience?.level === 'oeffentlich' && audience.gone === undefined;
      this.#seen.set(number, byAll ? SEEN.byAll : SEEN.guarded);
    }
    return audience !== undefined && admits(sight, audience);
  }

  /** What it is on a day (as `dayNumber`); undefined before it was anything. */
  statusAt(number: number, day: number): AdoptionStatus | undefined {
    this.#read(number);
    const first = this.#first.at(number);
    for (let at = first + this.#count.at(number) - 1; at >= first; at -= 1)
      if (this.#days.at(at) <= day) return AdoptionStatus.options[this.#statuses.at(at)];
    return undefined;
  }

  /** The first day that its last word may be of, as `dayNumber`; 0: not known. */
  lastWordOf(number: number): number {
    this.#read(number);
    return this.#lastWord.at(number);
  }

  /** How many outcomes were reported on it, for whomever. */
  outcomesOf(number: number): number {
    this.#read(number);
    return this.#outcomes.at(number);
  }

  relationOf(number: number): z.output<typeof Relation> | undefined {
    this.#read(number);
    return Relation.options[this.#relation.at(number) - 1];
  }

  operatorOf(number: number): z.output<typeof Betreiber> | undefined {
    this.#read(number);
    return Betreiber.options[this.#operator.at(number) - 1];
  }

  /** What was made from a solution, as adoptions, in the order of its index. */
  below(solutionId: string): readonly number[] {
    return this.#belowOf(this.#solutions.of(solutionId));
  }

  /** True where something may hold the solution as a building block. */
  mayHaveWholes(solutionId: string): boolean {
    const number = this.#solutions.of(solutionId);
    if (this.#hasWholes.at(number) === HAS_WHOLES.unknown) {
      const has = this.#models.catalogue.solutions.by('block', solutionId).length > 0;
      this.#hasWholes.set(number, has ? HAS_WHOLES.yes : HAS_WHOLES.no);
    }
    return this.#hasWholes.at(number) === HAS_WHOLES.yes;
  }

  /**
   * What descends from a solution by adoption, the nearest first, each once; not through those for which `passes` is false, where `from`
   * is what they were made from.
   */
  descending(solutionId: string, passes: (number: number, from: string) => boolean): number[] {
    this.#walks += 1;
    const walk = this.#walks;
    const nodes = [this.#solutions.of(solutionId)];
    this.#marksOnSolutions.set(nodes[0] as number, walk);
    const found: number[] = [];
    // More nodes are found on the way.
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at] as number;
      const from = this.#solutions.id(node);
      for (const number of this.#belowOf(node)) {
        if (!passes(number, from)) continue;
        if (this.#marksOnAdoptions.at(number) !== walk) {
          this.#marksOnAdoptions.set(number, walk);
          found.push(number);
        }
        this.#read(number);
        const variant = this.#variant.at(number) - 1;
        if (variant < 0 || this.#marksOnSolutions.at(variant) === walk) continue;
        this.#marksOnSolutions.set(variant, walk);
        nodes.push(variant);
      }
    }
    return found;
  }

  #belowOf(solution: number): readonly number[] {
    let below = this.#below.get(solution);
    if (below === undefined) {
      const rows = this.#models.lineage.adoptions.by('source', this.#solutions.id(solution));
      below = rows.map((row) => {
        const number = this.#ids.of(row.adoptionId);
        if (this.#isRead.at(number) === 0) this.#take(number, row);
        return number;
      });
      this.#below.set(solution, below);
    }
    return below;
  }

  /** Takes in that a row is another one. */
  #changed(id: string): void {
    if (id === '') {
      this.#below.clear();
      this.#isRead.clear();
      this.#seen.clear();
      return;
    }
    const number = this.#ids.known(id);
    const row = this.#models.lineage.adoptions.get(id);
    if (number === undefined) {
      if (row !== undefined) this.#added(id, row);
      return;
    }
    this.#isRead.set(number, 0);
    // Made from something else than before, or from nothing any more: all is looked at again when it is asked for.
    if (row === undefined || this.#sourcesOf(row) !== this.#sources.at(number)) this.#below.clear();
  }

  /** Takes in an adoption that nobody has come to yet: below what has been looked at. */
  #added(id: string, row: AdoptionRow): void {
    for (const { solutionId } of madeFrom(row)) {
      const source = this.#solutions.known(solutionId);
      const below = source === undefined ? undefined : this.#below.get(source);
      if (below === undefined) continue;
      const number = this.#ids.of(id);
      this.#take(number, row);
      if (below.at(-1) !== number) below.push(number);
    }
  }

  /** What it was made from, in one number: another one where it was made from something else, but for one case in thousands of millions. */
  #sourcesOf(row: AdoptionRow): number {
    let sum = 17;
    for (const { solutionId } of madeFrom(row))
      sum = (Math.imul(sum, 31) + this.#solutions.of(solutionId) + 1) | 0;
    return sum;
  }

  #read(number: number): void {
    if (this.#isRead.at(number) === 1) return;
    const row = this.#models.lineage.adoptions.get(this.#ids.id(number));
    if (row !== undefined) this.#take(number, row);
  }

  #take(number: number, row: AdoptionRow): void {
    const { begun, lastWord, points } = row;
    this.#isRead.set(number, 1);
    this.#stream.set(number, this.#streams.of(row.stream));
    this.#variant.set(number, begun === undefined ? 0 : this.#solutions.of(begun.solutionId) + 1);
    this.#flags.set(number, flagsOf(row));
    this.#sources.set(number, this.#sourcesOf(row));
    this.#outcomes.set(number, row.outcomes.length);
    this.#lastWord.set(number, lastWord === undefined ? 0 : dayNumber(firstDay(lastWord)));
    this.#relation.set(number, begun?.relation ? Relation.options.indexOf(begun.relation) + 1 : 0);
    this.#operator.set(number, begun?.betreiber ? Betreiber.options.indexOf(begun.betreiber.art) + 1 : 0);
    if (points.length > this.#count.at(number)) {
      this.#first.set(number, this.#states);
      this.#states += points.length;
    }
    this.#count.set(number, points.length);
    for (const [index, { day, status }] of points.entries()) {
      this.#days.set(this.#first.at(number) + index, dayNumber(day));
      this.#statuses.set(this.#first.at(number) + index, AdoptionStatus.options.indexOf(status));
    }
  }
}

const COLUMNS = keepsake<{ columns?: AdoptionColumns }>(() => ({}));

/** The columns of these tables, as of now. */
export const adoptionColumns = (models: ReadModels): AdoptionColumns => {
  const kept = models.memory.moment.of(COLUMNS);
  kept.columns ??= new AdoptionColumns(models);
  kept.columns.update();
  return kept.columns;
};
