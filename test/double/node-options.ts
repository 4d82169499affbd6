import type { Users } from './admission.ts';
import type { Hardship } from './hardships.ts';
import type { Manner } from './serving.ts';
import type { Luck } from './times.ts';

/** How a node is to be. Credentials work only with TLS, since the client sends none without (rule 1.3). */
export interface NodeOptions extends Users {
  readonly manner?: Manner;
  /** The hardships of the real server that this one is to spare its clients. */
  readonly kind?: readonly Hardship[];
  /** How fast time passes: 1 as on the real server, smaller is faster. */
  readonly pace?: number;
  /** How far the clock of the node is ahead of ours. */
  readonly clockMs?: number;
  readonly tls?: boolean;
  readonly maxAppendSize?: number;
  /** The version that the node gives itself; null: it does not know the question, as before 21.10 (rule 8.1). */
  readonly version?: string | null;
  /** False: the node does not know batch appends (rule 9.1). */
  readonly batch?: boolean;
  readonly port?: number;
  /** Makes what happens by chance the same again. */
  readonly seed?: number;
  /** Chance itself. */
  readonly luck?: Luck;
}
