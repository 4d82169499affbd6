import type { Random } from '../faults/harness/random.ts';
import type { Act } from './act.ts';
import type { Ledger } from './ledger.ts';
import { type Known, someOf } from './params.ts';
import { placeAfter } from './side.ts';
import type { Step } from './twin.ts';
import { nearTo } from './words.ts';

const UUID = /^[0-9a-f-]{36}$/;
const WORD = /\p{L}{4,}/gu;

const labelled = (value: unknown, property: string, found: Map<string, Set<string>>): void => {
  if (typeof value === 'string') {
    if (!UUID.test(value)) found.set(property, (found.get(property) ?? new Set()).add(value));
  } else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value))
      labelled(inner, Array.isArray(value) ? property : name, found);
};

const wordsIn = (acts: readonly Act[]): string[] => {
  const found = new Map<string, Set<string>>();
  for (const { body } of acts) labelled(body, '', found);
  return [...new Set([...found.values()].flatMap((texts) => [...texts].join(' ').match(WORD) ?? []))];
};

const MOST_WORDS = 8;

const questionsOf = (hidden: readonly string[], open: readonly string[], random: Random): string[] => {
  const secrets = someOf(hidden, MOST_WORDS, random);
  const some = someOf(open, MOST_WORDS / 2, random);
  return [
    ...secrets,
    ...secrets.map((word) => word.slice(0, 4 + random.int(Math.max(1, word.length - 4)))),
    ...[...secrets, ...some].map((word) => nearTo(word, random)),
    ...some,
    ...Array.from({ length: 4 }, () => [random.pick(open), random.pick(open)].join(' ')),
  ];
};

const days = (acts: readonly Act[]) => [
  ...new Set(acts.map(({ at }) => new Date(at).toISOString().slice(0, 10))),
];

/** The ids that were made, by the name under which an answer told them; `fits` says of which ones. */
export const idsOf = ({ makers }: Ledger, fits: (id: string) => boolean = () => true): Known['ids'] => {
  const ids = new Map<string, string[]>();
  for (const [id, { kind }] of makers) if (fits(id)) ids.set(kind, [...(ids.get(kind) ?? []), id]);
  return ids;
};

/** The ids of what everybody may see by now. */
export const openIds = (ledger: Ledger): Known['ids'] =>
  idsOf(ledger, (id) => {
    const entry = ledger.entry(id);
    return entry === undefined || entry.level === 'oeffentlich';
  });

/** What one viewer is to ask for, from the first world and from his twin of it. */
export const knownOf = (ledger: Ledger, twin: readonly Step[], random: Random): Known => {
  const told = new Set(
    twin.flatMap(({ act, told: seen }) => (seen ? (ledger.places.get(act.key) ?? []) : [])),
  );
  const acts = ledger.acts.map(({ act }) => act);
  const open = wordsIn(acts.filter((_, at) => told.has(at)));
  const hidden = wordsIn(acts.filter((_, at) => !told.has(at))).filter((word) => !open.includes(word));
  const labels = new Map<string, Set<string>>();
  for (const { body } of acts) labelled(body, '', labels);
  return {
    ids: idsOf(ledger),
    words: questionsOf(hidden, open, random),
    labels: new Map([...labels].map(([name, values]) => [name, [...values]])),
    days: someOf(days(acts), 4, random),
    positions: someOf([...told], 4, random).map(placeAfter),
  };
};
