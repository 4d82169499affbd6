import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process has used since it was last asked to begin. */
export interface Used {
  readonly cpuMs: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly rssMb: number;
  readonly heapMb: number;
}

const MEGA = 1e6;

/** Counts what this process uses; its functions are for `answerCalls`. */
export const usage = () => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let cpu = process.cpuUsage();
  return {
    begin: () => {
      delay.reset();
      cpu = process.cpuUsage();
    },
    used: (): Used => {
      const { user, system } = process.cpuUsage(cpu);
      const { rss, heapUsed } = process.memoryUsage();
      return {
        cpuMs: (user + system) / 1000,
        loopP99Ms: delay.percentile(99) / MEGA,
        loopMaxMs: delay.max / MEGA,
        rssMb: rss / MEGA,
        heapMb: heapUsed / MEGA,
      };
    },
  };
};
