import { type FieldPath, markedFields } from '../../../contracts/fields/marked-fields.ts';
import { EVENTS, KINDS } from '../../../contracts/subjects.ts';

/** Where an event names something else (`ref`), and what becomes of it for whoever may not see that. */
export interface NamedThing {
  /** The way to what is guarded: the id, or the whole object that holds it. */
  readonly at: FieldPath;
  /** From there to the id; empty where it is the id itself. */
  readonly id: FieldPath;
  /** What stands for the whole object; absent: the id vanishes. */
  readonly standIn?: object;
  /** The list in which it stands is told as empty where nothing of it is left. */
  readonly lasting: boolean;
}

const startsWith = (path: FieldPath, start: FieldPath): boolean =>
  start.length <= path.length && start.every((step, index) => path[index] === step);

/** The ids of what is told to those only who may see an entry: things of other kinds are for everybody. */
const OF_ENTRIES: ReadonlySet<string> = new Set(
  [...EVENTS.values()].flatMap(({ entry, makes }) => (entry === undefined ? [] : [entry.id, ...makes])),
);

const canBeHidden = (ref: string): boolean =>
  ref.split(' ').some((name) => KINDS.some((kind) => kind.name === name && OF_ENTRIES.has(kind.id)));

const namedThingsOf = (type: string): readonly NamedThing[] => {
  const definition = EVENTS.get(type);
  const fields = definition === undefined ? [] : markedFields(definition.data);
  return fields
    .filter(({ marks }) => marks.ref !== undefined && canBeHidden(marks.ref))
    .map(({ path }) => {
      const around = fields.filter((field) => startsWith(path, field.path));
      const whole = around.find(({ marks }) => marks.nameless !== undefined);
      const at = whole?.path ?? path;
      return {
        at,
        id: path.slice(at.length),
        ...(whole?.marks.nameless ? { standIn: whole.marks.nameless } : {}),
        lasting: around.some(({ marks }) => marks.lasting === true),
      };
    });
};

/** What each event type names besides what it is about, from the marks of its fields. */
export const NAMED_THINGS: ReadonlyMap<string, readonly NamedThing[]> = new Map(
  [...EVENTS.keys()].map((type) => [type, namedThingsOf(type)]),
);
