import type { Position } from '../../contracts/envelope.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { QUERIES } from '../../projections/all.ts';
import { searchCatalogue } from '../../projections/answers/list-solutions/search-index.ts';
import type { Sight } from '../../projections/model/sight.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import type { Runner } from '../../src/project/runner.ts';

const TODAY = '2026-11-24';

type Params = Readonly<Record<string, unknown>>;

/** Every id that stands in the tables by now, with the parameter that asks for it. */
const idsOf = (runner: Runner, at: Position | undefined) => {
  const { catalogue, whereabouts, kommune, verbund } = runner.models(at);
  const variants = [...catalogue.solutions.values()].map(({ solutionId }) => solutionId);
  const adopted = [...runner.models(at).lineage.adoptions.values()].flatMap(
    (row) => row.begun?.solutionId ?? [],
  );
  const references = [...catalogue.references.values()].map(({ referenceId }) => referenceId);
  const all = [...variants, ...adopted].filter((id) => whereabouts.solutions.get(id) !== undefined);
  return {
    solutionId: [...all, ...references].sort(),
    kommuneId: [...kommune.kommunen.values()].map(({ kommuneId }) => kommuneId).sort(),
    verbundId: [...verbund.verbuende.values()].map(({ verbundId }) => verbundId).sort(),
  };
};

/** One answer of a query, as plain JSON. */
export const ask = (
  runner: Runner,
  name: keyof typeof QUERIES,
  params: Params,
  path: Readonly<Record<string, string>>,
  sight: Sight,
  at: Position | undefined,
  today = TODAY,
): unknown => {
  const { cursor: _, limit: __, ...asked } = params;
  const contract = VIEWS.find((view) => view.name === name);
  const result = QUERIES[name](runner.models(at), {
    params: contract?.params.parse(params) as never,
    path,
    sight,
    today,
    text: runner.text,
    search: (words) => searchCatalogue(runner.models(at), { sight, words, text: runner.text }),
    cursors: sealedCursors(() => runner.root)([name, asked]),
    pushes: runner.pushes,
    revision: () => undefined,
  });
  return result === undefined ? undefined : runner.present(result, sight);
};

const LISTS: readonly [keyof typeof QUERIES, Params][] = [
  ['list-solutions', { limit: 200 }],
  ['list-solutions', { limit: 200, q: 'online antrag', sort: 'titel' }],
  ['list-solutions', { limit: 200, status: ['im-betrieb', 'nicht-weiterverfolgt'] }],
  ['list-solutions', { limit: 200, zum: '2025-06-30' }],
  ['list-kommunen', { limit: 200 }],
  ['list-verbuende', { limit: 200 }],
];

/** The answers of all queries that can be asked of a moment, for these eyes. */
export const answers = (runner: Runner, at: Position | undefined, sight: Sight): Record<string, unknown> => {
  const all: Record<string, unknown> = {};
  for (const [name, params] of LISTS)
    all[`${name} ${JSON.stringify(params)}`] = ask(runner, name, params, {}, sight, at);
  const ids = idsOf(runner, at);
  for (const solutionId of ids.solutionId)
    for (const name of ['get-solution', 'get-lineage'] as const)
      all[`${name} ${solutionId}`] = ask(runner, name, {}, { solutionId }, sight, at);
  for (const kommuneId of ids.kommuneId)
    all[`kommune ${kommuneId}`] = ask(runner, 'get-kommune', {}, { kommuneId }, sight, at);
  for (const verbundId of ids.verbundId)
    all[`verbund ${verbundId}`] = ask(runner, 'get-verbund', {}, { verbundId }, sight, at);
  return all;
};

/** Every channel on which something can have been told. */
export const channelsOf = (runner: Runner): string[] => {
  const ids = idsOf(runner, undefined);
  return [
    'feed',
    ...ids.solutionId.map((id) => `solution:${id}`),
    ...ids.kommuneId.map((id) => `kommune:${id}`),
    ...ids.verbundId.map((id) => `verbund:${id}`),
  ];
};
