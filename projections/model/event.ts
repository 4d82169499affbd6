import type { z } from 'zod';
import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { DomainEvent, EventType } from '../../contracts/subjects.ts';
import type { PublicActor } from '../../contracts/views/parts.ts';
import type { Referenced } from './texts.ts';

/** An event as projections see it: its texts by reference, its actor without the person. */
export type ProjectedEvent<Type extends EventType = EventType> = {
  [T in Type]: {
    readonly type: T;
    readonly data: Referenced<Extract<DomainEvent, { type: T }>['data']>;
    readonly id: string;
    readonly position: Position;
    readonly stream: StreamName;
    readonly revision: number;
    readonly recordedAt: string;
    /** Set where a file brought the time. */
    readonly clock?: 'import';
    readonly correlationId: string;
    readonly actor: z.output<typeof PublicActor>;
  };
}[Type];
