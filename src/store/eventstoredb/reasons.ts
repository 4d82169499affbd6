import { StoreProblem } from '../store-problem.ts';
import { printed, type ServerAddress } from './address.ts';
import { type Failure, ROWS, type Row } from './reason-rows.ts';

/** Why a server cannot be used: told in the same words by log, `/readyz`, doctor and every verb. German, for operators. */
export interface Reason {
  readonly name: string;
  /** What was tried, why it fails, what to do: one line. */
  readonly message: string;
}

/** What gRPC puts around what the network said, and the moment at which it did. */
const AROUND =
  /No connection established\. Last error: (Error: )?|\.? ?Resolution note:.*$| \(\d{4}-[^)]*Z\)/gs;

/** As much of a foreign message as fits into a line. */
const shortened = (message: string): string =>
  message.replaceAll(AROUND, '').replaceAll(/\s+/g, ' ').trim().slice(0, 160);

/** What is at the bottom of an error. */
const bottomOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? bottomOf(error.cause) : error;

/** Why the server at `address` cannot be used, by the error that a call to it ended with. */
export const reasonOf = (error: unknown, address: ServerAddress): Reason => {
  const bottom = bottomOf(error);
  const message = bottom instanceof Error ? bottom.message : String(bottom);
  if (bottom instanceof StoreProblem) return { name: 'problem', message };
  const failure: Failure = { error: bottom, message, address };
  const { name, why, todo } = ROWS.find(({ is }) => is(failure)) as Row;
  const detail = shortened(message);
  return {
    name,
    message: `Speicher nicht zu benutzen. Versucht: ${printed(address)}. ${why} ${todo}${detail === '' ? '' : ` (${detail})`}`,
  };
};
