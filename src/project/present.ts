import type { Audience } from '../../projections/model/audience.ts';
import type { Guarded, Lasting, Plain } from '../../projections/model/presentable.ts';
import { admits, type Sight } from '../../projections/model/sight.ts';
import type { TextRef } from '../../projections/model/texts.ts';

const isRef = (value: object): value is TextRef => '$text' in value;
const isGuarded = (value: object): value is Guarded => '$audience' in value;
const isLasting = (value: object): value is Lasting => '$list' in value;
const isPlain = (value: object): value is Plain => '$plain' in value;

/** For whom the guarded parts of a presentable value are, each audience once for every part. */
export const audiencesIn = (value: unknown): Audience[] => {
  if (typeof value !== 'object' || value === null || isRef(value) || isPlain(value)) return [];
  const own = isGuarded(value) ? [value.$audience] : [];
  const inner = isGuarded(value) ? [value.value, value.otherwise] : Object.values(value);
  return [...own, ...inner.flatMap(audiencesIn)];
};

/** Stands for what is left out: a property or an item that the viewer may not see. */
const LEFT_OUT = Symbol('left out');

/** A copy of what stands before the property `end`. */
const copiedUpTo = (end: string, part: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const made: Record<string, unknown> = {};
  for (const name in part) {
    if (name === end) break;
    made[name] = part[name];
  }
  return made;
};

/**
 * Plain JSON of a presentable value, for the viewer: texts joined, guards resolved. The one place where that is done,
 * for answers, pages and pushes alike.
 */
export const present = (value: unknown, sight: Sight, text: (ref: TextRef) => string): unknown => {
  const walk = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return walkArray(part);
    if (isRef(part)) return text(part);
    if (isGuarded(part)) {
      if (admits(sight, part.$audience)) return walk(part.value);
      return 'otherwise' in part ? walk(part.otherwise) : LEFT_OUT;
    }
    if (isPlain(part)) return part.$plain;
    if (isLasting(part)) {
      const list = walkArray(part.$list);
      return list === LEFT_OUT ? [] : list;
    }
    return walkObject(part as Readonly<Record<string, unknown>>);
  };
  // Large answers have a hundred thousand objects: what needs no change is passed on as it is.
  const walkArray = (part: readonly unknown[]): unknown => {
    let made: unknown[] | undefined;
    for (let index = 0; index < part.length; index += 1) {
      const presented = walk(part[index]);
      if (made === undefined && presented !== part[index]) made = part.slice(0, index);
      if (presented !== LEFT_OUT) made?.push(presented);
    }
    // An empty list would tell that there is something: where nothing is left, the list is left out as well.
    if (made?.length === 0) return LEFT_OUT;
    return made ?? part;
  };
  const walkObject = (part: Readonly<Record<string, unknown>>): object => {
    let made: Record<string, unknown> | undefined;
    for (const name in part) {
      const inner = part[name];
      const presented = walk(inner);
      // What has no value does not appear in JSON; it is left away where a copy is made anyway.
      if (made === undefined && presented === inner) continue;
      made ??= copiedUpTo(name, part);
      if (presented !== LEFT_OUT && presented !== undefined) made[name] = presented;
    }
    return made ?? part;
  };
  return walk(value);
};
