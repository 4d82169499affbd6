import type { Arrangement } from '../forms/arrangement.ts';
import { use } from './use.ts';

/** The forms that are arranged by hand, for what is entered most. */
export const ARRANGEMENTS: readonly Arrangement[] = [use];
