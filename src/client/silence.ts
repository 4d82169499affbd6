/** Watches whether something is still heard. */
export interface Silence {
  /** Tells that something was heard. */
  heard(): void;
  stop(): void;
}

/**
 * Notices a connection that is dead without having been closed (a cable pulled, a sleeping laptop, a proxy that forgot):
 * after `ms` of silence it calls `ask`; where that brings no answer within `ms` either, `lost`.
 */
export const watchSilence = (ms: number, ask: () => void, lost: () => void): Silence => {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  };
  const listen = () =>
    wait(() => {
      ask();
      wait(lost);
    });
  listen();
  return { heard: listen, stop: () => clearTimeout(timer) };
};
