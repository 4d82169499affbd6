import type { Chain } from './lights.ts';

/** Lights that the drawing over true time can hold (look, 3). */
const SMALL = 16;

/** True where a chain is small enough for true time and all its names. */
export const isSmall = ({ lights }: Chain): boolean => lights.length <= SMALL;
