/** Waits until a count has not grown for a while, and gives it. */
export const settled = async (count: () => Promise<number>, quietMs = 150): Promise<number> => {
  let last = await count();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    const now = await count();
    if (now === last) return now;
    last = now;
  }
};

/** Waits until a count has reached `wanted`. */
export const reached = async (count: () => Promise<number>, wanted: number): Promise<void> => {
  while ((await count()) < wanted) await new Promise((resolve) => setTimeout(resolve, 2));
};
