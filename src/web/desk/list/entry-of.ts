import { v5 } from 'uuid';
import { wordOf } from '../../words/codes.ts';
import { type DateValue, dateWords } from '../../words/dates.ts';
import type { Carried } from './carried.ts';
import type { Understood } from './preview.ts';

/** Namespace of the keys of commands that a list gives (RFC 9562 §5.5); never to be changed: by it a second upload changes nothing. */
const NAMESPACE = '2c1f8a54-6e0b-4b39-9d7a-5f3e0c6b8a12';

const SOURCE = /^Liste „(.+)“, eingelesen am (.+) \(Prüfzeichen ([0-9a-f]{8})\)$/;

/** How a list is named as a source: by its file, the day, and the beginning of what tells it from others of that name. */
export const sourceTitle = ({ name, hash }: Pick<Carried, 'name' | 'hash'>, today: string): string =>
  `Liste „${name}“, eingelesen am ${dateWords(today)} (Prüfzeichen ${hash.slice(0, 8)})`;

/** A list that a source names; undefined where the source is none. */
export const listNamed = (
  source: string,
): { readonly name: string; readonly day: string; readonly mark: string } | undefined => {
  const [, name, day, mark] = SOURCE.exec(source) ?? [];
  return name === undefined || day === undefined || mark === undefined ? undefined : { name, day, mark };
};

const statementOf = ({ solution, status, since, bemerkung }: Understood): string =>
  [
    `${solution.title}: ${status === undefined ? 'wird genutzt' : wordOf('status', status)}`,
    ...(since === undefined ? [] : [`, seit ${dateWords(since as DateValue)}`]),
    '.',
    ...(bemerkung === undefined ? [] : [` ${bemerkung}`]),
  ].join('');

/** What a row enters: the body of `record-reference`, and its key, the same whoever enters it and however often. */
export const entryOf = (
  entry: Understood,
  { row, round, today }: { readonly row: string; readonly round: number; readonly today: string },
  list: Carried,
): { readonly commandId: string; readonly body: object } => {
  const { kommune, solution, status, since, stand } = entry;
  const ended = status === 'beendet';
  const said = {
    kommuneId: kommune.id,
    ...('solutionId' in solution
      ? { solutionId: solution.solutionId }
      : {
          solution: {
            title: solution.title.slice(0, 160),
            summary: 'Aus einer Liste übernommen, hier noch nicht beschrieben.',
            gestaltungsfelder: [solution.handlungsfeld],
          },
        }),
    fact: ended ? 'hat-beendet' : 'nutzt',
    ...(status === undefined || ended ? {} : { status }),
    ...(since === undefined ? {} : { since }),
    ...(stand === undefined ? {} : { asOf: stand }),
    statement: statementOf(entry).slice(0, 600),
  };
  return {
    commandId: v5(`${list.hash} ${row} ${round} ${JSON.stringify(said)}`, NAMESPACE),
    body: { ...said, source: { title: sourceTitle(list, today) } },
  };
};
