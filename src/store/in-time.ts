/** What `work` resolves to, or undefined where that takes longer than `ms`; then it goes on, and nobody hears what becomes of it. */
export const inTime = async <Result>(work: Promise<Result>, ms: number): Promise<Result | undefined> => {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), Math.max(0, ms));
  // What fails when nobody waits any more has nobody to take it.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
