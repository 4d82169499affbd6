/** A sample is long enough for a clock that may tick every few milliseconds. */
const SAMPLE_MS = 60;

/**
 * Milliseconds of this thread's CPU that one `run` takes, over as many as make a sample: where nothing waits, that is
 * its time on a machine of its own, whatever others do meanwhile.
 */
export const cpuOf = (run: () => unknown): number => {
  const before = process.threadCpuUsage();
  let runs = 0;
  for (;;) {
    run();
    runs += 1;
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= SAMPLE_MS * 1000) return (user + system) / 1000 / runs;
  }
};

/** Long enough for the compiler to have done what it will do. */
const WARM_MS = 1500;

/** Runs until the code is compiled as in a process that has done the same for a while: both sides, before anything counts. */
export const warmUp = (run: () => unknown): void => {
  const began = performance.now();
  while (performance.now() - began < WARM_MS) run();
};

/** Milliseconds that pass while `run` runs. */
export const wallOf = (run: () => unknown): number => {
  const began = performance.now();
  run();
  return performance.now() - began;
};
