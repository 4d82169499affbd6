import { explain, mustOneOf, wordsOf } from './explain.ts';
import { attribute, type Element, findAll, isTag } from './html.ts';
import { type Owner, phrases, whoseName } from './names.ts';

/** What a link to an address may be called. */
type Called = Map<string, Set<string>>;

const call = (called: Called, to: string, names: readonly string[]): void => {
  const known = called.get(to) ?? new Set();
  called.set(to, known);
  for (const name of names) known.add(name);
};

type Facts = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const PREPOSITIONS = ['von', 'in', 'bei', 'mit', 'durch'] as const;

const ways = (owner: Owner): readonly string[] => [
  ...whoseName(owner),
  ...PREPOSITIONS.flatMap((preposition) => phrases(preposition, owner)),
];

/** What one fact says of what stands where. */
const learn = (called: Called, one: Facts): void => {
  const { kommuneId, verbundId, solutionId, adoptionId, referenceId, name, kind, title, mit, source } = one;
  if (text(name) !== undefined && text(kommuneId) !== undefined) {
    const owner = { kommune: { kommuneId: String(kommuneId), name: String(name) } };
    call(called, `/kommunen/${kommuneId}`, ways(owner));
  }
  if (text(name) !== undefined && text(verbundId) !== undefined) {
    const owner = { verbund: { verbundId: String(verbundId), name: String(name), kind: String(kind) } };
    call(called, `/zusammenschluesse/${verbundId}`, ways(owner));
  }
  const owner = one as Parameters<typeof whoseName>[0];
  for (const id of [solutionId, adoptionId, referenceId].map(text))
    if (id !== undefined) {
      const owners = one.kommune === undefined && one.verbund === undefined ? [] : whoseName(owner);
      call(called, `/loesungen/${id}`, [...(text(title) === undefined ? [] : [String(title)]), ...owners]);
    }
  if (text(adoptionId) !== undefined)
    for (const id of [solutionId, adoptionId])
      call(called, `/loesungen/${id}`, ['Umsetzung ansehen', 'mehr dazu ansehen']);
  if (text(referenceId) !== undefined && source !== undefined)
    call(called, `/loesungen/${referenceId}`, [String((source as Facts).title)]);
  if (text(mit) !== undefined)
    call(called, `/loesungen/${mit}`, [
      'zur anderen Angabe',
      ...Array.from({ length: 9 }, (_, index) => `Angabe ${index + 1}`),
    ]);
};

const learnAll = (called: Called, value: unknown): void => {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) learn(called, value as Facts);
  for (const part of Object.values(value)) learnAll(called, part);
};

/** Every link to a thing of the hub is called by the name or the title of what it leads to. */
export const linkFaults = (main: Element, facts: unknown): string[] => {
  const called: Called = new Map();
  learnAll(called, facts);
  const links = findAll(main, isTag('a')).filter((link) =>
    /^\/(loesungen|kommunen|zusammenschluesse)\/[0-9a-f-]{36}$/.test(attribute(link, 'href') ?? ''),
  );
  return links.flatMap((link) => {
    const to = attribute(link, 'href') as string;
    const names = called.get(to);
    if (names === undefined) return [`link: leads to what no fact names: ${wordsOf(link)}`];
    return explain(wordsOf(link), [mustOneOf(...names)]).map((fault) => `link: ${fault}`);
  });
};
