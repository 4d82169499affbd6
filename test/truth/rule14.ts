import type { ReferenceItem } from '../../contracts/views/catalogue.ts';
import type { Lineage, LineageEdge } from '../../contracts/views/lineage.ts';
import type { AdoptionItem } from '../../contracts/views/parts.ts';
import { firstDay } from './dates.ts';
import type { Chain, SolutionFacts } from './facts.ts';
import { type Owner, pageOf } from './names.ts';
import { unconfirmedFor } from './sayings/standing.ts';
import { USES } from './words.ts';

type Reference = typeof ReferenceItem._zod.output;

/** An owner as one of many: nobody counts twice. */
const keyOf = (owner: Owner): string => pageOf(owner) ?? 'nobody who may be named';

/** A Kommune in Germany: whom rule 14 counts. */
export const isCounted = ({ kommune }: Owner): boolean =>
  kommune !== undefined && kommune.staat === undefined;

export const isIdea = ({ relation }: AdoptionItem): boolean => relation === 'angeregt';

/** The edges by which something is handed on to somebody, or to its next version. */
const PASSES_ON: ReadonlySet<LineageEdge['kind']> = new Set(['uebernahme', 'gemeinsam', 'fassung']);

/** The ids of what lies below a solution in its Verbreitung, itself with it: also what may not be named. */
const below = ({ edges }: Lineage, solutionId: string, isIn: (edge: LineageEdge) => boolean): Set<string> => {
  const reached = new Set([solutionId]);
  const taken = edges.filter((edge) => PASSES_ON.has(edge.kind) && isIn(edge));
  for (const node of reached)
    for (const { from, to } of taken) if (from.solutionId === node) reached.add(to.solutionId);
  return reached;
};

/** All that came from a solution itself: not what goes back to it through a mere idea only. */
const descending = ({ detail, lineage }: Chain): readonly AdoptionItem[] => {
  const ideas = new Set(detail.adoptions.filter(isIdea).map(({ adoptionId }) => adoptionId));
  const isIn = ({ adoptionId = '' }: LineageEdge) => !ideas.has(adoptionId);
  const reached = below(lineage, detail.solutionId, isIn);
  const found = new Set(
    lineage.edges.flatMap((edge) =>
      PASSES_ON.has(edge.kind) && isIn(edge) && reached.has(edge.from.solutionId) ? [edge.adoptionId] : [],
    ),
  );
  return detail.adoptions.filter(({ adoptionId }) => found.has(adoptionId));
};

const hasBuilt = ({ gemeinsam, status }: AdoptionItem): boolean =>
  gemeinsam === true && status !== 'nicht-weiterverfolgt';

/** Whose own it is: its owner's, and of those who say that they built it with them. */
export const builders = ({ detail, origins }: SolutionFacts): ReadonlySet<string> => {
  const project = detail.adoption?.gemeinsam ? (origins[0] ?? detail) : detail;
  return new Set([project, ...project.adoptions.filter(hasBuilt)].map(keyOf));
};

const adopters = (facts: SolutionFacts, test: (item: AdoptionItem) => boolean): number => {
  const own = builders(facts);
  const all = descending(facts).filter((item) => !own.has(keyOf(item)) && test(item));
  return new Set(all.map(keyOf)).size;
};

const isUsed = (day: string) => (item: AdoptionItem) =>
  isCounted(item) && item.status === 'im-betrieb' && unconfirmedFor(item, day) === undefined;

/** "n Kommunen nutzen das": DOMAIN rule 14, counted from the adoptions one by one. */
export const inUse = (facts: SolutionFacts): number => adopters(facts, isUsed(facts.day));

/** Those that built it jointly with its owner. */
export const jointly = (facts: SolutionFacts): number => builders(facts).size - 1;

/** Those that use something that holds it as a building block, and not it itself. */
export const indirectly = (facts: SolutionFacts): number => {
  const own = descending(facts).filter((item) => isCounted(item) && item.status === 'im-betrieb');
  const known = new Set([...builders(facts), ...own.map(keyOf)]);
  const users = facts.wholes.flatMap(descending).filter((item) => !item.gemeinsam && isUsed(facts.day)(item));
  return new Set(users.map(keyOf).filter((one) => !known.has(one))).size;
};

const SAYS_USE = new Set(['nutzt', 'hat-begonnen', 'uebernommen-von']);

const isBy = (day: string, saidBy: string | undefined) => saidBy === undefined || saidBy <= day;

/** Of whom publications alone say that they use it, each once. */
export const claimed = (facts: SolutionFacts): number => {
  const spoken = new Set([...builders(facts), ...descending(facts).map(keyOf)]);
  const said = facts.detail.references.filter(({ since, asOf }) => {
    const date = since ?? asOf;
    return isBy(facts.day, date && firstDay(date));
  });
  const open = said.filter((one) => !spoken.has(keyOf(one)));
  const ended = new Set(open.filter(({ fact }) => fact === 'hat-beendet').map(keyOf));
  const users = open.filter(
    ({ fact, status }: Reference) => SAYS_USE.has(fact) && (status === undefined || USES.has(status)),
  );
  return new Set(users.map(keyOf).filter((one) => !ended.has(one))).size;
};

/** What rule 14 tells beside: each figure of the API, counted again. */
export const recounted = (facts: SolutionFacts): Readonly<Record<string, number>> => {
  const withStatus = (...statuses: readonly string[]) =>
    adopters(facts, (item) => isCounted(item) && statuses.includes(item.status));
  return {
    imBetrieb: inUse(facts),
    unbestaetigt: adopters(facts, (item) => isCounted(item) && unconfirmedFor(item, facts.day) !== undefined),
    interesse: withStatus('interesse'),
    inPruefung: withStatus('in-pruefung'),
    geplant: withStatus('geplant', 'beschlossen'),
    inEntwicklung: withStatus('in-entwicklung'),
    inErprobung: withStatus('in-erprobung'),
    inEinfuehrung: withStatus('in-einfuehrung'),
    beendet: withStatus('beendet'),
    nichtWeiterverfolgt: withStatus('nicht-weiterverfolgt'),
    andereStellen: adopters(facts, (item) => !isCounted(item) && USES.has(item.status)),
    gemeinsam: jointly(facts),
    mittelbar: indirectly(facts),
    lautQuellen: claimed(facts),
  };
};
