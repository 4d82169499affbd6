/**
 * Calls `late` where nothing has been confirmed within `ms`; the function that it returns stops that. While a subscription is lost nothing
 * may be written, so the head of the log would never tell that something is missing.
 */
export const watchConfirmation = (confirmed: Promise<void>, ms: number, late: () => void): (() => void) => {
  let turn: NodeJS.Immediate | undefined;
  // A loop that was busy itself has answers that it did not look at yet: one more turn for them.
  const timer = setTimeout(() => {
    turn = setImmediate(late);
  }, ms);
  const stop = () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
  void confirmed.then(stop);
  return stop;
};
