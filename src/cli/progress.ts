/** Tells how far a long run is. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Ends the line where one has been begun. */
  end(): void;
}

/** Where progress is told, and by which clock (milliseconds). */
export interface ProgressParts {
  readonly out: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly now: () => number;
}

const EVERY_MS = 1000;
const LOOK_EVERY = 256;

const PROCESS: ProgressParts = { out: process.stderr, now: () => performance.now() };

/** Silent for a second, then once a second says `… Einträge <what>` on stderr: what is written elsewhere stays clean. */
export const progress = (what: string, { out, now }: ProgressParts = PROCESS): Progress => {
  let [count, told, open] = [0, now(), false];
  return {
    step: () => {
      count += 1;
      if (count % LOOK_EVERY !== 0 || now() - told < EVERY_MS) return;
      told = now();
      open = out.isTTY === true;
      out.write(`${open ? '\r' : ''}${count.toLocaleString('de-DE')} Einträge ${what}${open ? '' : '\n'}`);
    },
    end: () => {
      if (open) out.write('\n');
    },
  };
};
