import { FACETS, type FacetName } from '../../../projections/answers/list-solutions/facets.ts';
import { searchDocOf } from '../../../projections/answers/list-solutions/search-docs.ts';
import { solutionEntry } from '../../../projections/reading/items/entry.ts';
import { PUBLIC_SIGHT } from '../../../projections/reading/sight.ts';
import { fold, stem, words } from '../../../projections/search/fold.ts';
import { Lengths } from '../../../projections/search/lengths.ts';
import { Postings } from '../../../projections/search/postings.ts';
import { Ranking } from '../../../projections/search/ranking.ts';
import { STOP_WORDS } from '../../../projections/search/stop-words.ts';
import { related } from '../../../projections/search/thesaurus.ts';
import type { Runner } from '../../../src/project/runner.ts';

/** A question to the catalogue: words, and what is wanted of some facets. */
export type CatalogueQuestion = { readonly q?: string } & {
  readonly [Name in FacetName]?: readonly string[];
};

export interface CatalogueAnswer {
  readonly items: readonly unknown[];
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

/** As the search weighs title, summary, labels and the rest. */
const BOOSTS = [5, 2, 2, 1];

const tokens = (text: string) =>
  words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);

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
  const items = entries.map((entry) => runner.present(entry.item(), PUBLIC_SIGHT));
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
  const vocabulary: string[] = [];
  for (const [index, id] of ids.entries()) {
    const doc = searchDocOf(models, id, runner.text)?.doc;
    if (doc === undefined) continue;
    const fields = [
      tokens(doc.title),
      tokens(doc.summary),
      doc.keywords.flatMap(tokens),
      doc.texts.flatMap(tokens),
    ];
    vocabulary.push(...postings.add(index, fields));
  }
  const ranking = new Ranking(BOOSTS, [{ postings }]);
  const ready = new Map<string, { rows: Int32Array; scores: Float64Array }>();
  for (const word of vocabulary) {
    const best = new Float64Array(rows.length);
    ranking.raise(word, 1, best);
    const hits = [...best.keys()].filter((index) => best[index] !== 0);
    ready.set(word, {
      rows: Int32Array.from(hits),
      scores: Float64Array.from(hits, (index) => best[index] ?? 0),
    });
  }
  const joined = `\n${vocabulary.join('\n')}\n`;

  const scoresOf = (question: string): Float64Array => {
    const scores = new Float64Array(rows.length);
    for (const term of new Set(tokens(question))) {
      const best = new Float64Array(rows.length);
      const raise = (word: string, weight: number) => {
        const hits = ready.get(word);
        if (hits === undefined) return;
        for (let index = 0; index < hits.rows.length; index += 1) {
          const row = hits.rows[index] as number;
          const score = (hits.scores[index] as number) * weight;
          if (score > (best[row] as number)) best[row] = score;
        }
      };
      const raiseLike = (wanted: string, factor: number) => {
        raise(wanted, factor);
        for (let from = 0; from + 4 <= wanted.length; from += 1)
          for (let to = from + 4; to <= wanted.length; to += 1) raise(wanted.slice(from, to), 0.45 * factor);
        if (wanted.length < 4) return;
        for (let at = joined.indexOf(wanted); at !== -1; ) {
          const end = joined.indexOf('\n', at);
          raise(joined.slice(joined.lastIndexOf('\n', at) + 1, end), 0.7 * factor);
          at = joined.indexOf(wanted, end);
        }
      };
      raiseLike(term, 1);
      for (const relative of related(term)) raiseLike(relative, 0.6);
      for (let row = 0; row < rows.length; row += 1)
        scores[row] = (scores[row] as number) + (best[row] as number);
    }
    return scores;
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
    return { items: page.map((row) => items[row]), total, facets };
  };

  /** True where the documents hold this word: others would be taken for typing errors, which the scan does not mend. */
  const knows = (word: string) => tokens(word).every((term) => ready.has(term));

  return { ask, knows };
};
