/** A rule of who sees what, and what stands in the place of the exported function that keeps it while it is switched off. */
export interface Rule {
  /** What then does not hold any more. */
  readonly rule: string;
  readonly file: string;
  readonly name: string;
  /** A function of the own function, as source text within that file. */
  readonly instead: string;
}

/**
 * Calls that ask whether somebody may see something can be switched off as well: see rewrite.ts. Rules that no world shows often
 * enough (refusals because of hidden building blocks, channels of hidden things) have tests of their own in `test/audience`.
 */
export const RULES: readonly Rule[] = [
  {
    rule: 'what is for the Kommune only is seen by nobody else',
    file: 'projections/model/sight.ts',
    name: 'admits',
    instead: `(own) => (sight, audience) => audience.level === 'kommune' || own(sight, audience)`,
  },
  {
    rule: 'what is for the Verbund is seen by those only who belong to it',
    file: 'projections/model/sight.ts',
    name: 'admits',
    instead: `(own) => (sight, audience) => audience.level === 'verbund' || own(sight, audience)`,
  },
  {
    rule: 'a membership gives sight only by both sides’ word',
    file: 'projections/tables/verbund/words.ts',
    name: 'statusOf',
    instead: `() => ({ kommune, verbund }) => (isYes(kommune) || isYes(verbund) ? 'mitglied' : 'beendet')`,
  },
  {
    rule: 'what is told goes only to whom its entry is for',
    file: 'projections/tables/feed/audience.ts',
    name: 'audienceOf',
    instead: `(own) => (...given) => ({ ...own(...given), level: 'oeffentlich' })`,
  },
  {
    rule: 'whoever is told of something because of others sees the way there',
    file: 'projections/reading/pushes/sees.ts',
    name: 'seesWay',
    instead: `(own) => (places, sight, way) => own(places, sight, { ...way, guards: [] })`,
  },
  {
    rule: 'what was told because of something that has been given up is told no more',
    file: 'projections/reading/pushes/sees.ts',
    name: 'seesWay',
    instead: `(own) => (places, sight, way) => own(places, sight, { ...way, adoptions: [] })`,
  },
  {
    rule: 'ids of hidden things are guarded in what is told',
    file: 'projections/tables/feed/guard-ids.ts',
    name: 'guardIds',
    instead: `() => (type, data) => data`,
  },
  {
    rule: 'guarded parts are left out for who may not see them',
    file: 'src/project/present.ts',
    name: 'present',
    instead: `(own) => (value, sight, text) => own(value, { organisation: null, circles: [{ has: () => true, owners: () => [] }] }, text)`,
  },
  {
    rule: 'what has been given up is told no more to others',
    file: 'projections/reading/pushes/sees.ts',
    name: 'seesPlaced',
    instead: `() => () => true`,
  },
  {
    rule: 'whoever looks back does not see what has become hidden since',
    file: 'projections/model/audience.ts',
    name: 'isNarrower',
    instead: `() => () => false`,
  },
  {
    rule: 'what was written for fewer stays with them when an entry is opened',
    file: 'projections/model/written.ts',
    name: 'isWrittenFor',
    instead: `() => () => true`,
  },
  {
    rule: 'a Reference stays open for who cannot see the entry that took its place',
    file: 'projections/reading/open-reference.ts',
    name: 'isOpen',
    instead: `() => (models, row) => row.claimedBy === undefined`,
  },
  {
    rule: 'a Verbund-only node is nameless, and only where something visible stands on it',
    file: 'projections/answers/get-lineage/shown.ts',
    name: 'show',
    instead: `(own) => (models, graph, ...given) => { const seen = own(models, graph, ...given); for (const node of graph.nodes) if (seen.how(node) === undefined) seen.set(node, 'nameless'); return seen; }`,
  },
  {
    rule: 'a nameless node has no building blocks',
    file: 'projections/answers/get-lineage/connected.ts',
    name: 'isSeen',
    instead: `() => (seen, { from, to }) => seen.how(from) !== undefined && seen.how(to) !== undefined`,
  },
  {
    rule: 'what is connected only by what is hidden is not in a lineage',
    file: 'projections/answers/get-lineage/connected.ts',
    name: 'cutOff',
    instead: `() => () => undefined`,
  },
  {
    rule: 'that a hidden adoption is an idea does not decide what is counted below it',
    file: 'projections/reading/usage/idea.ts',
    name: 'seenAsIdea',
    instead: `() => () => ({ begun }) => begun?.relation === 'angeregt'`,
  },
  {
    rule: 'words of the search come from what is seen',
    file: 'projections/search/words-seen.ts',
    name: 'wordsSeen',
    instead: `() => (open, hidden) => {
      const both = (name) => (...given) => [...new Set([...open[name](...given), ...hidden[name](...given)])];
      const sets = (name) => (...given) => new Set(both(name)(...given));
      return { has: (word) => open.has(word) || hidden.has(word), containing: sets('containing'), near: both('near') };
    }`,
  },
  {
    rule: 'facets count what may be seen',
    file: 'projections/answers/list-solutions/facets.ts',
    name: 'facetAnswer',
    instead: `(own) => (models, name, counts) => own(models, name, new Map([...counts, ['alle', models.catalogue.solutions.size]]))`,
  },
  {
    rule: 'cursors are sealed',
    file: 'src/ask/sealed-cursors.ts',
    name: 'sealedCursors',
    instead: `() => () => () => ({
      seal: (keys) => Buffer.from(JSON.stringify(keys)).toString('base64url'),
      open: (cursor) => {
        try {
          return JSON.parse(Buffer.from(cursor, 'base64url').toString());
        } catch {
          return undefined;
        }
      },
    })`,
  },
  {
    rule: 'a feed counts what may be seen',
    file: 'projections/answers/get-feed/count-visible.ts',
    name: 'countVisible',
    instead: `() => (pushes) => pushes.length`,
  },
];
