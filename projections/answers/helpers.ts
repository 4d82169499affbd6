import { organisationIdOf, type StreamName } from '../../contracts/envelope.ts';
import { isUnderWay } from '../../contracts/fields/kinds/adoption.ts';
import { unlikeness } from '../../contracts/near.ts';
import type { Matrix, MatrixCell } from '../../contracts/views/matrix.ts';
import { type Helper, MOST_HELPERS } from '../../contracts/views/pairs.ts';
import { present } from '../model/present.ts';
import type { Presentable } from '../model/presentable.ts';
import type { Sight } from '../model/sight.ts';
import type { TextRef } from '../model/texts.ts';
import { type Viewpoint, visibleDescendants } from '../reading/usage/descendants.ts';
import { statusAt } from '../reading/usage/status.ts';
import type { NeedAnswerRow } from '../tables/need.ts';
import { ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { titleTo } from './need.ts';

/** What may be what somebody looks for: under one of the two ids, with its title. */
export interface Fit {
  readonly solutionId?: string;
  readonly referenceId?: string;
  readonly title: TextRef | string;
}

type Reason = Omit<Presentable<Helper>, 'kommune' | 'verbund' | 'mitglied'>;

const streamOf = ({ kommuneId }: Pick<MatrixCell, 'kommuneId'>): StreamName => `kommune-${kommuneId}`;

/** What publications say that makes somebody whom one can ask. */
const SAYS_USE: ReadonlySet<string | undefined> = new Set(['nutzt', 'hat-begonnen', 'uebernommen-von']);

/** True where a member can be asked about what its cell tells of: it has it, and not as an idea only. */
const canBeAsked = ({ state, fact, status, angeregt }: MatrixCell): boolean =>
  state === 'laut-quelle'
    ? SAYS_USE.has(fact) && (status === undefined || isUnderWay(status))
    : isUnderWay(state) && !angeregt;

/** Those who can answer one need, in the order in which they are found; each once, with the first reason. */
export class Helpers {
  readonly #models: ReadModels;
  readonly #asks: StreamName;
  readonly #isMember: (stream: StreamName) => boolean;
  readonly #found = new Map<StreamName, Presentable<Helper>>();

  constructor(models: ReadModels, asks: StreamName, isMember: (stream: StreamName) => boolean) {
    this.#models = models;
    this.#asks = asks;
    this.#isMember = isMember;
  }

  /** All that have been found, as many as are named. */
  get named(): readonly Presentable<Helper>[] {
    return [...this.#found.values()].slice(0, MOST_HELPERS);
  }

  get areEnough(): boolean {
    return this.#found.size >= MOST_HELPERS;
  }

  #add(stream: StreamName, reason: Reason): void {
    if (stream === this.#asks || this.#found.has(stream)) return;
    const mitglied = this.#isMember(stream);
    this.#found.set(stream, {
      ...ownerRef(this.#models, stream),
      mitglied,
      ...reason,
    } as Presentable<Helper>);
  }

  /** Those who have offered something; who only looks for the same is no help. */
  addOffers(answers: readonly NeedAnswerRow[], sight: Sight): void {
    for (const { stream, art, answerId, solutionId } of answers) {
      const title = titleTo(this.#models, sight, solutionId);
      const offered = title === undefined ? {} : { solutionId, title };
      if (art !== 'wir-auch') this.#add(stream, { weil: 'angebot', art, answerId, ...offered } as Reason);
    }
  }

  #nearestFirst<One>(all: readonly One[], streamIn: (one: One) => StreamName): readonly One[] {
    const placeOf = (stream: StreamName) => this.#models.kommune.kommunen.get(organisationIdOf(stream));
    const own = placeOf(this.#asks) ?? {};
    return all
      .map((one) => ({ one, stream: streamIn(one), far: unlikeness(own, placeOf(streamIn(one))) }))
      .sort((a, b) => a.far - b.far || (a.stream < b.stream ? -1 : 1))
      .map(({ one }) => one);
  }

  /** Whose own it is, or of whom a publication says it: members, or the others. */
  addOwner({ solutionId, referenceId, title }: Fit, members: boolean): void {
    const { solutions, references } = this.#models.catalogue;
    const stream =
      referenceId === undefined
        ? solutions.get(solutionId ?? '')?.stream
        : references.get(referenceId)?.party;
    if (stream === undefined || this.#isMember(stream) !== members) return;
    const weil = referenceId === undefined ? 'ursprung' : 'laut-quelle';
    this.#add(stream, { weil, ...present({ solutionId, referenceId }), title } as Reason);
  }

  /** The members that have it, the nearest first; whom only publications name at the end. */
  addMembers({ solutionId, title }: Fit, cells: Matrix['cells']): void {
    const asked = this.#nearestFirst(cells.filter(canBeAsked), streamOf);
    const [said, claimed] = [true, false].map((own) =>
      asked.filter(({ state }) => (state !== 'laut-quelle') === own),
    );
    for (const cell of said ?? []) {
      const { adoptionId, state, since } = cell;
      this.#add(streamOf(cell), {
        ...{ weil: 'nutzung', solutionId, title, status: state },
        ...present({ adoptionId, since }),
      } as Reason);
    }
    for (const cell of claimed ?? []) {
      const { referenceId, status, since } = cell;
      this.#add(streamOf(cell), {
        ...{ weil: 'laut-quelle', solutionId, title },
        ...present({ referenceId, status, since }),
      } as Reason);
    }
  }

  /** Others who have it, the nearest first. */
  addOthers({ solutionId, title }: Fit, viewpoint: Viewpoint): void {
    if (solutionId === undefined) return;
    const rows = visibleDescendants(this.#models, solutionId, viewpoint);
    for (const row of this.#nearestFirst(rows, ({ stream }) => stream)) {
      const point = statusAt(row, viewpoint.day);
      if (this.areEnough) return;
      if (!isUnderWay(point?.status) || this.#isMember(row.stream)) continue;
      const { adoptionId } = row;
      this.#add(row.stream, {
        ...{ weil: 'nutzung', solutionId, title, status: point?.status, adoptionId },
        ...present({ since: point?.on }),
      } as Reason);
    }
  }
}
