import { listSolutions } from '../../../../contracts/views/catalogue.ts';
import { listKommunen } from '../../../../contracts/views/kommune.ts';
import { getMatrix, type Matrix } from '../../../../contracts/views/matrix.ts';
import { getVerbund } from '../../../../contracts/views/verbund.ts';
import { fold } from '../../../../projections/search/fold.ts';
import type { Ask } from '../../page.ts';
import type { Known, Meant } from './known.ts';
import { distinct } from './meanings.ts';
import type { ListRow } from './rows.ts';
import { standingOf, titleKey } from './standing.ts';

/** So many different names and titles are searched for; what a desk's list holds beyond is chosen from what is known at its members. */
const MOST_SEARCHED = 200;
const OPTIONS = 5;

const membersNamed = (matrix: Matrix) => new Set(matrix.members.map(({ name }) => fold(name)));

const searched = async (
  words: readonly string[],
  search: (words: string) => Promise<readonly Meant[]>,
  turn: () => Promise<void>,
): Promise<Map<string, readonly Meant[]>> => {
  const found = new Map<string, readonly Meant[]>();
  for (const one of words.slice(0, MOST_SEARCHED)) {
    await turn();
    found.set(one, await search(one.slice(0, 200)));
  }
  return found;
};

const kommunenNamed = (ask: Ask) => async (q: string) => {
  const { items } = await ask(listKommunen, {}, { q, limit: String(OPTIONS) });
  return items.map(({ kommuneId, name }) => ({ id: kommuneId, name }));
};

/** Solutions that a title may mean; fields of action of what only References describe are put down in `fields`. */
const solutionsCalled = (ask: Ask, fields: Map<string, string>) => async (q: string) => {
  const { items } = await ask(listSolutions, {}, { q, limit: String(OPTIONS) });
  for (const { entry, title, gestaltungsfelder } of items)
    if (entry === 'verweis') fields.set(titleKey(title), gestaltungsfelder[0] ?? '');
  return items
    .filter(({ entry, withdrawn }) => entry === 'loesung' && !withdrawn)
    .map(({ solutionId, title }) => ({ id: solutionId, name: title }));
};

/** The solutions of the matrix that a title may mean: those that are called so. */
const atMembers = ({ solutions }: Matrix, title: string): Meant[] =>
  solutions
    .filter((one) => one.entry !== 'verweis' && titleKey(one.title) === titleKey(title))
    .map((one) => ({ id: one.solutionId, name: one.title }));

/** What only References describe, by `titleKey`, with a field of action that one of them names. */
const describedIn = ({ solutions }: Matrix, fields: ReadonlyMap<string, string>): Map<string, string> =>
  new Map(
    solutions
      .filter(({ entry }) => entry === 'verweis')
      .map(({ title }) => [titleKey(title), fields.get(titleKey(title)) ?? '']),
  );

/** What stands here already of what the rows of a list name. `isVerbund`: whoever enters it is the Verbund, to whom mandates are given. */
export const gather = async (
  ask: Ask,
  verbundId: string,
  rows: readonly ListRow[],
  { turn, isVerbund }: { readonly turn: () => Promise<void>; readonly isVerbund: boolean },
): Promise<{
  readonly known: Known;
  readonly matrix: Matrix;
  readonly handlungsfelder: readonly string[];
}> => {
  const matrix = await ask(getMatrix, { verbundId });
  const { verweise, auftraege } = await ask(getVerbund, { verbundId });
  const members = membersNamed(matrix);
  const isMember = new Set(matrix.members.map(({ kommuneId }) => kommuneId));
  const names = distinct(rows.map(({ said }) => said.mitglied)).filter((name) => !members.has(fold(name)));
  const titles = distinct(rows.map(({ said }) => said.loesung));
  const { facets } = await ask(listSolutions, {}, { limit: '1' });
  const fields = new Map(
    verweise.map(({ title, gestaltungsfelder }) => [titleKey(title), gestaltungsfelder[0] ?? '']),
  );
  const found = await searched(titles, solutionsCalled(ask, fields), turn);
  return {
    matrix,
    handlungsfelder: (facets.gestaltungsfeld ?? [])
      .map(({ value }) => value)
      .sort((a, b) => a.localeCompare(b, 'de')),
    known: {
      members: matrix.members,
      mandates: new Map(
        (isVerbund ? auftraege : [])
          .filter(({ kommune }) => isMember.has(kommune.kommuneId))
          .map(({ kommune, umfang }) => [kommune.kommuneId, umfang]),
      ),
      standing: standingOf(matrix, verweise),
      kommunen: await searched(names, kommunenNamed(ask), turn),
      loesungen: new Map(
        titles.map((title) => {
          const all = [...atMembers(matrix, title), ...(found.get(title) ?? [])];
          return [title, [...new Map(all.map((one) => [one.id, one])).values()]] as const;
        }),
      ),
      described: describedIn(matrix, fields),
    },
  };
};
