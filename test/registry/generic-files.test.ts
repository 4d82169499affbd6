import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENTS, KINDS, SUBJECTS } from '../../contracts/subjects.ts';

// A generic file that names a noun has to be touched for the next one. What it needs to know of a noun, the noun's kind, event,
// field or channel says of itself.

const GENERIC = [
  'contracts/{definitions,envelope,paths,json-text}.ts',
  'contracts/fields/*.ts',
  'projections/model/*.ts',
  'projections/lists/*.ts',
  'projections/reading/items/about.ts',
  'projections/reading/pushes/channel.ts',
  'projections/reading/kinds/read-kind.ts',
  'projections/tables/feed/{audience,guard-ids,named-things,persons}.ts',
  'src/ask/*.ts',
  'src/command/*.ts',
  'src/command/lookups/lookup.ts',
  'src/decide/model/*.ts',
  'src/exchange/*.ts',
  'src/http/*.ts',
  'src/hub/directory.ts',
  'src/project/*.ts',
  'src/push/*.ts',
  'src/store/*.ts',
  'src/web/forms/*.ts',
];

/**
 * Two nouns are no subjects among others: whose stream something stands in, and who acts for whom. Two are English words that mean
 * something else in generic code: the outcome of an append or of a command, a field that is filled in with a reference. One is a field of every
 * Kontakt: the mailbox of an office.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['kommune', 'verbund', 'kommuneId', 'verbundId'],
  ...['outcome', 'outcomes', 'reference'],
  'postfach',
]);

/** Places that still name a noun, each with what has to come before it can be taken out. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  // Ways name the adoptions that they lead over; another kind that can be hidden later needs the kind beside the id.
  'projections/model/push.ts': ['adoptions'],
  // The search belongs to one query; asking prepares it for that query by name.
  'src/ask/ask.ts': ['solutions'],
};

const words = [
  ...SUBJECTS.map(({ name }) => name),
  ...KINDS.flatMap(({ name, id }) => [name, id, `${name}s`]),
].filter((word) => !ALLOWED.has(word));
const NOUNS = new RegExp(`\\b(${[...new Set(words), ...EVENTS.keys()].join('|')})\\b`, 'g');

const withoutComments = (source: string) =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

const nounsIn = (source: string): string[] => [...new Set(withoutComments(source).match(NOUNS) ?? [])].sort();

const files = GENERIC.flatMap((pattern) => {
  const found = globSync(pattern);
  if (found.length === 0) throw new Error(`no file fits ${pattern}: it has moved, or its name is wrong here`);
  return found;
});

describe('a generic file', () => {
  it('is looked at', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files)('%s names no noun: let its kind, event, field or channel say it', (file) => {
    expect(nounsIn(readFileSync(file, 'utf8'))).toEqual(OPEN[file] ?? []);
  });

  it('would be refused with a noun in it', () => {
    expect(nounsIn('// solution\nconst a = data.solutionId; on("ProjectShared");')).toEqual([
      'ProjectShared',
      'solutionId',
    ]);
    expect(nounsIn("case 'adoption': return places.solutions;")).toEqual(['adoption', 'solutions']);
    expect(nounsIn('/** A solution. */ const entry = 1;')).toEqual([]);
  });
});
