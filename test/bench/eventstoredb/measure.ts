/** What a piece of work took, for each thing that it did. */
export interface Measure {
  readonly perSecond: number;
  /** CPU time of the process that asks, in microseconds. */
  readonly cpuMicros: number;
}

/** Measures `work`, which does `count` things. */
export const measured = async (count: number, work: () => Promise<unknown>): Promise<Measure> => {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (count / (performance.now() - start)) * 1000, cpuMicros: (user + system) / count };
};
