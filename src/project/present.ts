import { admits, type Guarded, type Sight, type TextRef } from '../../projections/model.ts';

const isRef = (value: object): value is TextRef => '$text' in value;
const isGuarded = (value: object): value is Guarded => '$audience' in value;

/** Stands for what is left out: a property or an item that these eyes may not see. */
const LEFT_OUT = Symbol('left out');

/**
 * Plain JSON of a presentable value, for these eyes: texts joined, guards resolved. The one place where that is done,
 * for answers, pages and pushes alike.
 */
export const present = (value: unknown, sight: Sight, text: (ref: TextRef) => string): unknown => {
  const walk = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) {
      const kept = part.map(walk).filter((item) => item !== LEFT_OUT);
      // An empty list would tell that there is something: where nothing is left, the list is left out as well.
      return kept.length === 0 && part.length > 0 ? LEFT_OUT : kept;
    }
    if (isRef(part)) return text(part);
    if (isGuarded(part)) {
      if (admits(sight, part.$audience)) return walk(part.value);
      return 'otherwise' in part ? walk(part.otherwise) : LEFT_OUT;
    }
    const made: Record<string, unknown> = {};
    for (const [name, inner] of Object.entries(part)) {
      const presented = walk(inner);
      if (presented !== LEFT_OUT && presented !== undefined) made[name] = presented;
    }
    return made;
  };
  return walk(value);
};
