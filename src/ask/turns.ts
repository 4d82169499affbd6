/** How long questions may be answered before everything else has its turn, in ms. */
const TURN_MS = 5;

/**
 * Answering is synchronous, and ten questions that arrive together would keep everybody waiting for all ten. Gives a function
 * to wait with before answering: it resolves at once while this turn of the event loop has time left, and otherwise in one
 * of the next turns, in the order of arrival. What follows is to be synchronous, but for microtasks. `now`: ms of a clock.
 */
export const turns = (now = () => performance.now()): (() => Promise<void>) => {
  const waiting: (() => void)[] = [];
  let began: number | undefined;

  const begin = () => {
    began = now();
    setImmediate(end);
  };
  // What is resolved here runs before anything else does; the next turn comes after what has arrived meanwhile.
  const end = () => {
    began = undefined;
    const next = waiting.shift();
    if (next === undefined) return;
    begin();
    next();
  };

  return () => {
    if (began === undefined) begin();
    if (waiting.length === 0 && now() - (began ?? 0) < TURN_MS) return Promise.resolve();
    return new Promise((resolve) => waiting.push(resolve));
  };
};
