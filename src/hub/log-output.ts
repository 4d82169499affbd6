import { writeSync } from 'node:fs';
import { harmlessJson } from '../terminal/terminal.ts';

/** Where log lines go. */
export interface LogOutput {
  write(line: string): void;
}

/** What writes text to a descriptor, and how much of it; throws where it cannot (fs.writeSync). */
type Write = (text: Buffer) => number;

const STDOUT = 1;

const lost = (count: number): string =>
  `${JSON.stringify({ level: 40, time: new Date().toISOString(), msg: 'log lines could not be written', count })}\n`;

/**
 * Log lines to stdout, one after the other, with nothing in them that acts on a terminal. A line that cannot be written (the
 * disk is full, nobody reads) is left out, and a later one says how many were: a hub that has nowhere to log goes on serving.
 * Pino's own output ends the process then, or waits at its end for the disk, for ever.
 */
export const logOutput = (write: Write = (text) => writeSync(STDOUT, text)): LogOutput => {
  let left = 0;
  const whole = (text: string): void => {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(write(rest));
  };
  return {
    write: (line) => {
      try {
        if (left > 0) whole(lost(left));
        left = 0;
        whole(harmlessJson(line));
      } catch {
        left += 1;
      }
    },
  };
};
