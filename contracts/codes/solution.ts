import { z } from 'zod';

/** How far a solution is where it comes from. */
export const InnovationStatus = z.enum(['idee', 'geplant', 'beginnt', 'laeuft', 'tun-wir-bereits']);

/** What a solution consists of. */
export const Art = z.enum(['software', 'prozess', 'organisation', 'qualifizierung', 'beteiligung']);
