/** What is waited for: asked at once, and whenever `onChange` tells that it may be so by now. */
export interface Awaited {
  readonly reached: () => boolean;
  /** True where it will never be. */
  readonly ended: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
}

/** True when it has been reached, false when it will not be, or has not been within `ms`. */
export const waitUntil = ({ reached, ended, onChange }: Awaited, ms: number): Promise<boolean> => {
  if (reached()) return Promise.resolve(true);
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = onChange(() => {
      if (!reached() && !ended()) return;
      clearTimeout(timer);
      end();
      resolve(reached());
    });
    if (Number.isFinite(ms))
      timer = setTimeout(() => {
        end();
        resolve(false);
      }, ms);
  });
};
