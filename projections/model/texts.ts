import type { FreeText } from '../../contracts/fields.ts';

/** Stands for a free text that is kept in one table beside the rows (DESIGN §5, Free texts by reference). */
export interface TextRef {
  readonly $text: string;
}

/** A type whose free texts have been replaced by references. */
export type Referenced<T> = T extends FreeText
  ? TextRef
  : T extends readonly (infer Item)[]
    ? readonly Referenced<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Referenced<T[Key]> }
      : T;
