import type { Audience } from './audience.ts';
import type { TextRef } from './texts.ts';

/** A value for those whom `$audience` admits; the others get `otherwise` (absent: the property vanishes). */
export interface Guarded<Value = unknown> {
  readonly $audience: Audience;
  readonly value: Value;
  readonly otherwise?: unknown;
}

/** A list that stays one where nothing of it is left for somebody; any other one is left out then. */
export interface Lasting {
  readonly $list: readonly unknown[];
}

/** Plain JSON for the viewer already: of large parts, which are passed on without being walked through once more. */
export interface Plain<Value = unknown> {
  readonly $plain: Value;
}

/** What a query may return for an answer of type T: texts by reference, parts guarded, or plain already. */
export type Presentable<T> =
  | (T extends string
      ? T | TextRef
      : T extends readonly (infer Item)[]
        ? readonly Presentable<Item>[]
        : T extends object
          ? { readonly [Key in keyof T]: Presentable<T[Key]> }
          : T)
  | Guarded
  | Plain<T>;
