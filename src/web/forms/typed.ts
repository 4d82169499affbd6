/**
 * What was typed into a form, in the shape of the body that it belongs to: `changes.0.what` is a part of a part. Kept as it was typed,
 * so that it can be shown again whatever is wrong with it.
 */
export interface Typed {
  readonly texts: readonly string[];
  readonly parts: ReadonlyMap<string, Typed>;
}

interface Growing extends Typed {
  readonly texts: string[];
  readonly parts: Map<string, Growing>;
}

const nothing = (): Growing => ({ texts: [], parts: new Map() });

/** What was typed, from the names and values of a form. Names that no field has do no harm: nobody asks for them. */
export const typedIn = (pairs: Iterable<readonly [name: string, value: string]>): Typed => {
  const all = nothing();
  for (const [name, value] of pairs) {
    let place = all;
    for (const step of name.split('.')) {
      const part = place.parts.get(step) ?? nothing();
      place.parts.set(step, part);
      place = part;
    }
    place.texts.push(value);
  }
  return all;
};

/** What was typed into a part of a field, or into a part of a part (`changes.0.what`); nothing where there is none. */
export const partOf = (typed: Typed, path: string): Typed =>
  path.split('.').reduce<Typed>((found, name) => found.parts.get(name) ?? nothing(), typed);

/** The one text that was typed into a field; the last one where there are several. */
export const textOf = ({ texts }: Typed): string => texts.at(-1) ?? '';

/** True where nothing was typed, in no part either. */
export const isEmpty = ({ texts, parts }: Typed): boolean =>
  texts.every((text) => text.trim() === '') && [...parts.values()].every(isEmpty);

/** What was typed into a list: its rows as they follow each other, without empty ones. */
export const rowsOf = ({ texts, parts }: Typed): readonly Typed[] =>
  [
    ...texts.map((text): Typed => ({ texts: [text], parts: new Map() })),
    ...[...parts]
      .filter(([name]) => /^\d+$/.test(name))
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, row]) => row),
  ].filter((row) => !isEmpty(row));
