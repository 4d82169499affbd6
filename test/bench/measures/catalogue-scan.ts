import { FACETS, type FacetName } from '../../../projections/answers/list-solutions/facets.ts';
import { searchDocOf } from '../../../projections/answers/list-solutions/search-docs.ts';
import { toldDocsOf } from '../../../projections/answers/list-solutions/told-docs.ts';
import { solutionEntry } from '../../../projections/reading/items/entry.ts';
import { PUBLIC_SIGHT } from '../../../projections/reading/sight.ts';
import { fold } from '../../../projections/search/fold.ts';
import { Lengths } from '../../../projections/search/lengths.ts';
import { matchesOf } from '../../../projections/search/matched.ts';
import { type Fields, Postings } from '../../../projections/search/postings.ts';
import { asked, terms } from '../../../projections/search/query-words.ts';
import { Ranking, rarity } from '../../../projections/search/ranking.ts';
import { Vocabulary } from '../../../projections/search/vocabulary.ts';
import type { Runner } from '../../../src/project/runner.ts';

/** A question to the catalogue: words, and what is wanted of some facets. */
export type CatalogueQuestion = { readonly q?: string } & {
  readonly [Name in FacetName]?: readonly string[];
};

export interface CatalogueAnswer {
  readonly items: readonly { readonly why?: unknown }[];
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

interface Column {
  readonly name: FacetName;
  readonly values: readonly string[];
  /** Codes of the values of all rows, one row after the other, and where each row begins. */
  readonly codes: Uint16Array;
  readonly begins: Uint32Array;
}

const LIMIT = 20;

/** As the search weighs title, summary, labels, the rest, who took it over and what they changed. */
const BOOSTS = [5, 2, 2, 1, 2, 2];

/** As the search tells near from remote. */
const [ITSELF, REACHED, FLOOR, COMMON] = [0.7, 0.4, 0.4, 0.3];

const columnOf = (name: FacetName, rows: readonly (readonly string[])[]): Column => {
  const values = [...new Set(rows.flat())];
  const code = new Map(values.map((value, index) => [value, index]));
  const begins = new Uint32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) begins[index + 1] = (begins[index] as number) + row.length;
  return { name, values, codes: Uint16Array.from(rows.flat(), (value) => code.get(value) ?? 0), begins };
};

/**
 * The baseline of the catalogue: what the public sees, laid out once as typed columns, ready items and ready scores of
 * every word in every document; a question is a scan over them. Nothing of it could be kept up.
 */
export const bareScan = (runner: Runner, day: string) => {
  const models = runner.models();
  const rows = [...models.catalogue.solutions.values()].filter(
    ({ solutionId }) => models.whereabouts.solutions.get(solutionId)?.audience.level === 'oeffentlich',
  );
  const entries = rows.map((row) => solutionEntry(models, row, { sight: PUBLIC_SIGHT, day }));
  const items = entries.map((entry) =>
    runner.present(entry.item({ sight: PUBLIC_SIGHT, text: runner.text }), PUBLIC_SIGHT),
  );
  const columns = FACETS.map((name) =>
    columnOf(
      name,
      entries.map(({ facets }) => facets[name] ?? []),
    ),
  );
  const labels = new Map(
    [...models.verbund.verbuende.values()].map(({ verbundId, name }) => [verbundId, name]),
  );
  const titles = entries.map((entry) => fold(runner.text(entry.title)));
  const before = (keys: readonly string[]) => (a: number, b: number) =>
    (keys[a] as string) < (keys[b] as string) ? -1 : 1;
  const ids = entries.map(({ id }) => id);
  const numbers = entries.map((_, index) => index);
  const rankOf = (sorted: readonly number[]) => {
    const ranks = new Uint32Array(sorted.length);
    for (const [rank, index] of sorted.entries()) ranks[index] = rank;
    return ranks;
  };
  const byId = numbers.toSorted(before(ids));
  const titleRank = rankOf(
    byId.toSorted((a, b) => ((titles[a] as string) === (titles[b] as string) ? 0 : before(titles)(a, b))),
  );
  const newest = rankOf(numbers.toSorted((a, b) => before(entries.map(({ position }) => position))(b, a)));

  const postings = new Postings(BOOSTS.length, new Lengths(BOOSTS.length));
  const known = new Vocabulary();
  const vocabulary: string[] = [];
  const places: number[][] = [];
  const take = (fields: Fields, of: readonly number[]) => {
    vocabulary.push(...postings.add(places.length, fields));
    places.push([...of]);
  };
  for (const [index, id] of ids.entries()) {
    const doc = searchDocOf(models, id, runner.text)?.doc;
    if (doc === undefined || 'of' in doc) continue;
    const labels = [doc.keywords.flatMap(terms), doc.texts.flatMap(terms)];
    take([terms(doc.title), terms(doc.summary), ...labels, [], []], [index]);
  }
  const row = new Map(ids.map((id, index) => [id, index]));
  for (const { adoptionId } of models.lineage.adoptions.values())
    for (const { doc, audience } of toldDocsOf(models, adoptionId, runner.text))
      if (audience.level === 'oeffentlich' && 'of' in doc)
        take(
          [[], [], [], [], doc.names.flatMap(terms), doc.changes.flatMap(terms)],
          doc.of.flatMap((id) => row.get(id) ?? []),
        );
  const ranking = new Ranking(BOOSTS, [{ postings }]);
  const ready = new Map<string, { rows: Int32Array; scores: Float64Array }>();
  for (const word of vocabulary) {
    known.add(word);
    const best = {
      scores: new Float64Array(rows.length),
      weights: new Float64Array(rows.length),
      documents: new Int32Array(rows.length),
      matches: new Int32Array(rows.length),
    };
    ranking.raise(word, 1, best, places);
    const hits = [...best.scores.keys()].filter((index) => best.scores[index] !== 0);
    ready.set(word, {
      rows: Int32Array.from(hits),
      scores: Float64Array.from(hits, (index) => best.scores[index] ?? 0),
    });
  }

  /** What fits at least half as well as the best, and has enough of what was asked for; 0 for all others. */
  const scoresOf = (question: string): Float64Array => {
    const scores = new Float64Array(rows.length);
    const evidence = new Float64Array(rows.length);
    let most = 0;
    for (const { term, says } of asked(question)) {
      const best = new Float64Array(rows.length);
      const weights = new Float64Array(rows.length);
      for (const { word, weight } of matchesOf(term, known)) {
        const hits = ready.get(word);
        if (hits === undefined) continue;
        for (let index = 0; index < hits.rows.length; index += 1) {
          const row = hits.rows[index] as number;
          const score = (hits.scores[index] as number) * weight;
          if (score > (best[row] as number)) best[row] = score;
          if (weight > (weights[row] as number)) weights[row] = weight;
        }
      }
      const count = (least: number) => weights.reduce((sum, weight) => sum + Number(weight >= least), 0);
      const tells = rarity(count(ITSELF) || count(REACHED), rows.length) / rarity(0, rows.length);
      const rare = says * (COMMON + (1 - COMMON) * tells);
      most = Math.max(most, rare);
      for (let row = 0; row < rows.length; row += 1) {
        scores[row] = (scores[row] as number) + (best[row] as number);
        evidence[row] = (evidence[row] as number) + rare * (weights[row] as number);
      }
    }
    const near = scores.map((score, row) => ((evidence[row] as number) >= FLOOR * most ? score : 0));
    const least = near.reduce((one, other) => Math.max(one, other), 0) / 2;
    return near.map((score) => (score >= least ? score : 0));
  };

  const ask = (question: CatalogueQuestion): CatalogueAnswer => {
    const scores = question.q === undefined ? undefined : scoresOf(question.q);
    const wanted = columns.map(({ name, values }) => {
      const chosen = question[name];
      return chosen && Uint8Array.from(values, (value) => Number(chosen.includes(value)));
    });
    const counts = columns.map(({ values }) => new Uint32Array(values.length));
    const page: number[] = [];
    const precedes = (a: number, b: number): boolean => {
      if (scores === undefined) return (newest[a] as number) < (newest[b] as number);
      const [first, second] = [
        Math.round((scores[a] as number) * 1000),
        Math.round((scores[b] as number) * 1000),
      ];
      return first === second ? (titleRank[a] as number) < (titleRank[b] as number) : first > second;
    };
    let total = 0;
    for (let row = rows.length - 1; row >= 0; row -= 1) {
      if (scores !== undefined && scores[row] === 0) continue;
      let misses = 0;
      let missed = -1;
      for (let facet = 0; facet < columns.length; facet += 1) {
        const allowed = wanted[facet];
        if (allowed === undefined) continue;
        const { codes, begins } = columns[facet] as Column;
        let fits = false;
        for (let at = begins[row] as number; at < (begins[row + 1] as number); at += 1)
          if (allowed[codes[at] as number] === 1) fits = true;
        if (fits) continue;
        misses += 1;
        missed = facet;
      }
      if (misses > 1) continue;
      for (let facet = 0; facet < columns.length; facet += 1) {
        if (misses === 1 && facet !== missed) continue;
        const { codes, begins } = columns[facet] as Column;
        const count = counts[facet] as Uint32Array;
        for (let at = begins[row] as number; at < (begins[row + 1] as number); at += 1) {
          const code = codes[at] as number;
          count[code] = (count[code] as number) + 1;
        }
      }
      if (misses === 1) continue;
      total += 1;
      if (page.length === LIMIT && !precedes(row, page[LIMIT - 1] as number)) continue;
      let at = page.length;
      while (at > 0 && precedes(row, page[at - 1] as number)) at -= 1;
      page.splice(at, 0, row);
      if (page.length > LIMIT) page.pop();
    }
    const facets = Object.fromEntries(
      columns.map(({ name, values }, facet) => [
        name,
        values
          .map((value, code) => ({ value, count: (counts[facet] as Uint32Array)[code] as number }))
          .filter(({ count }) => count > 0)
          .map((one) => (name === 'verbund' ? { ...one, label: labels.get(one.value) } : one))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      ]),
    );
    return { items: page.map((row) => items[row] as object), total, facets };
  };

  /** True where the documents hold this word: others would be taken for typing errors, which the scan does not mend. */
  const knows = (word: string) => terms(word).every((term) => ready.has(term));

  return { ask, knows };
};
