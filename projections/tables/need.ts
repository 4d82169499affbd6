import type { Position, StreamName } from '../../contracts/envelope.ts';
import type { DataOf } from '../../contracts/subjects.ts';
import type { ProjectedEvent } from '../model/event.ts';
import { projection } from '../model/projection.ts';
import { table } from '../model/table.ts';
import type { Referenced } from '../model/texts.ts';

type Actor = ProjectedEvent['actor'];
type Stored<Event extends 'NeedStated' | 'NeedAnswered' | 'NeedClosed'> = Referenced<DataOf<Event>>;

/** What is looked for, by whom, and how it ended. Who may see it stands in the whereabouts. */
export interface NeedRow extends Omit<Stored<'NeedStated'>, 'sichtbarkeit'> {
  readonly stream: StreamName;
  readonly statedAt: string;
  readonly position: Position;
  readonly statedBy: Actor;
  readonly closed?: Omit<Stored<'NeedClosed'>, 'needId'> & { readonly on: string };
}

export interface NeedAnswerRow extends Stored<'NeedAnswered'> {
  readonly stream: StreamName;
  readonly answeredAt: string;
}

const tables = {
  /** By needId. */
  needs: table<NeedRow>()(),
  /** By answerId. */
  answers: table<NeedAnswerRow>()({ need: ({ needId }) => [needId] }),
};

/** What organisations look for, and what others answer. */
export const need = projection({
  name: 'need',
  version: 1,
  reads: [],
  tables,
  on: {
    NeedStated: ({ data: { sichtbarkeit: _, ...data }, stream, recordedAt, position, actor }, step) =>
      step.tables.needs.put(data.needId, {
        ...data,
        stream,
        statedAt: recordedAt,
        position,
        statedBy: actor,
      }),
    NeedAnswered: ({ data, stream, recordedAt }, step) =>
      step.tables.answers.put(data.answerId, { ...data, stream, answeredAt: recordedAt }),
    NeedClosed: ({ data: { needId, ...closed }, recordedAt }, step) => {
      const row = step.tables.needs.get(needId);
      if (row) step.tables.needs.put(needId, { ...row, closed: { ...closed, on: recordedAt } });
    },
  },
});
