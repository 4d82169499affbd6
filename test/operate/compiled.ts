/**
 * What lets a program that a test starts take over what others have compiled before it: a second of work each. No setting of the
 * product, and nothing where the caller names no such directory.
 */
export const COMPILED: Readonly<Record<string, string>> =
  process.env.NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };
