import { replaceAt, valuesAt } from '../../../contracts/paths.ts';
import type { Guarded, Lasting } from '../../model/presentable.ts';
import { placeOf } from '../whereabouts/place-of.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';
import { NAMED_THINGS, type NamedThing } from './named-things.ts';

type Data = Readonly<Record<string, unknown>>;

/** A list as it was told, whether it was to stay one or not. */
const listed = (value: unknown): unknown => (value as Partial<Lasting> | undefined)?.$list ?? value;

/** Data with the lists of a named thing as plain lists. */
const opened = (data: Data, { at, lasting }: NamedThing): Data =>
  lasting ? (replaceAt(data, at.slice(0, -1), listed) as Data) : data;

const idsIn = (value: unknown, { id }: NamedThing): string[] =>
  valuesAt(value, id)
    .map(({ found }) => found)
    .filter((found) => typeof found === 'string');

/** Ids that an event names besides what it is about: those that `guardIds` looks at. */
export const namedIn = (type: string, data: Data): string[] =>
  (NAMED_THINGS.get(type) ?? []).flatMap((thing) =>
    valuesAt(opened(data, thing), thing.at).flatMap(({ found }) => idsIn(found, thing)),
  );

/** What names something, for those only who may see it; the others get what stands for it, or nothing. */
const guarded = (value: unknown, thing: NamedThing, places: WhereaboutsTables): unknown => {
  const [id] = idsIn(value, thing);
  const place = id === undefined ? undefined : placeOf(places, id);
  if (place === undefined || place.audience.level === 'oeffentlich') return value;
  const guard: Guarded = { $audience: place.audience, value };
  return thing.standIn === undefined ? guard : { ...guard, otherwise: thing.standIn };
};

/**
 * An event's data in which whatever names something that not everybody may see is guarded, as its fields say: the whole object has
 * a stand-in, or the id vanishes. What is guarded already stays as it is.
 */
export const guardIds = (type: string, data: Data, places: WhereaboutsTables): Data =>
  (NAMED_THINGS.get(type) ?? []).reduce<Data>((changed, thing) => {
    const all = replaceAt(opened(changed, thing), thing.at, (value) => guarded(value, thing, places));
    return (
      thing.lasting
        ? replaceAt(all, thing.at.slice(0, -1), (list): Lasting => ({ $list: list as unknown[] }))
        : all
    ) as Data;
  }, data);
