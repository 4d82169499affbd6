import type { SealedEvent, StreamName } from '../../contracts/envelope.ts';

/** Events that follow each other in one stream, from a revision on. */
export interface Run {
  readonly stream: StreamName;
  readonly from: number;
  readonly events: readonly SealedEvent[];
}

/** What became of runs that were to stand in the log in their order; where one was refused others may stand there all the same. */
export type Ordered =
  | { readonly outcome: 'appended' }
  | { readonly outcome: 'conflict' | 'too-large' | 'disordered'; readonly run: Run };
