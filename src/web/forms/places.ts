import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { FoundThings } from './options.ts';
import type { Things } from './things.ts';
import { partOf, rowsOf, type Typed, textOf } from './typed.ts';

/** So many places are looked at: whoever sends more of them is no person with a form. */
const MOST = 150;

/** Every place in a form at which something is named, by its path, with what stands there. */
function* placesOf(
  fields: readonly DescribedField[],
  typed: Typed,
  before = '',
): Generator<readonly [path: string, field: DescribedField, typed: Typed]> {
  for (const field of fields) {
    const part = partOf(typed, field.name);
    const rows = field.list ? rowsOf(part) : [part];
    // One row more than there are: an empty one may be shown behind them.
    const shown: readonly Typed[] = field.list ? [...rows, { texts: [], parts: new Map() }] : rows;
    for (const [index, row] of shown.entries()) {
      const path = `${before}${field.name}${field.list ? `.${index}` : ''}`;
      if (field.widget === 'reference') yield [path, field, row];
      yield* placesOf(field.fields, row, `${path}.`);
    }
  }
}

/** What can be chosen at every place of a form at which something is named; `searched` by the paths. */
export const thingsFor = async (
  things: Things,
  fields: readonly DescribedField[],
  typed: Typed,
  searched: (path: string) => string,
): Promise<ReadonlyMap<string, FoundThings>> => {
  const found = new Map<string, FoundThings>();
  for (const [path, field, row] of placesOf(fields, typed).take(MOST))
    found.set(path, await things.for(field, textOf(row), searched(path)));
  return found;
};
