/** Does `work` every so many milliseconds, which keeps no process alive, until the returned function is called. */
export const repeatedly = (work: () => void, everyMs: number): (() => void) => {
  const timer = setInterval(work, everyMs).unref();
  return () => clearInterval(timer);
};
