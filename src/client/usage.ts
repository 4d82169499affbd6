/** Thrown where a verb was called in a way that it does not know: exit code 2. */
export class Usage extends Error {}
