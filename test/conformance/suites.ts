import { append } from './append.ts';
import { groups } from './groups.ts';
import { reading } from './reading.ts';
import { repeating } from './repeating.ts';
import { subscribing } from './subscribing.ts';

/** What every engine promises. */
export const SUITES = { append, repeating, groups, reading, subscribing };
