import { type Anlage, compareSolutions, getAnlage } from '../../../contracts/views/anlage.ts';
import { isUuid } from '../../http/headers.ts';
import type { PageRequest } from '../page.ts';

/** So many stand side by side. */
export const MOST = 4;

/** Of what day, and at least how new: what is passed on to the query. */
const PASSED = ['stand', 'zum', 'atLeast'] as const;

export const CHOOSING = ['id', ...PASSED] as const;

/** What an address asks to see side by side. */
export interface Chosen {
  readonly items: readonly Anlage[];
  /** More were asked for than there is room for. */
  readonly tooMany: boolean;
}

/** The ids of an address, each once; what is no id means nothing here. */
const idsIn = ({ params: { id = [] } }: PageRequest): readonly string[] => [
  ...new Set(
    [id]
      .flat()
      .map((one) => one.toLowerCase())
      .filter(isUuid),
  ),
];

/** The solutions of an address, also where it is none or one. Throws Problem 404 where one of them does not exist for the reader. */
export const chosenIn = async (request: PageRequest): Promise<Chosen> => {
  const all = idsIn(request);
  const ids = all.slice(0, MOST);
  const params = Object.fromEntries(PASSED.map((name) => [name, request.params[name]]));
  if (ids.length === 0) return { items: [], tooMany: false };
  const [only] = ids;
  if (ids.length === 1 && only !== undefined)
    return { items: [await request.ask(getAnlage, { solutionId: only }, params)], tooMany: false };
  const { items } = await request.ask(compareSolutions, {}, { ...params, id: [...ids] });
  return { items, tooMany: all.length > MOST };
};

/** The parameters of an address for these. */
export const addressed = (items: readonly Anlage[], { params: { stand, zum } }: PageRequest) => ({
  id: items.map(({ solutionId }) => solutionId),
  stand,
  zum,
});
