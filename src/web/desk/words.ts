import type { MatrixCell, MatrixState } from '../../../contracts/views/matrix.ts';
import { type LightKind, lightOf } from '../parts/light.ts';
import { wordOf } from '../words/codes.ts';
import { type DateValue, shortMonthWords } from '../words/dates.ts';

/** What a member has to do with a solution, in few words. */
export const stateWords = ({ state, status, fact, gemeinsam }: MatrixCell): string => {
  if (state === 'ursprung') return 'eigenes Projekt';
  if (state === 'laut-quelle') return status ? wordOf('status', status) : wordOf('fact', fact ?? 'nutzt');
  return gemeinsam ? `gemeinsam gebaut, ${wordOf('status', state)}` : wordOf('status', state);
};

/** What is to be said beside the state: since when, and how sure it is. */
export const besideState = ({
  state,
  since,
  unconfirmed,
  angeregt,
  imAuftrag,
}: MatrixCell): readonly string[] => [
  ...(since === undefined ? [] : [`seit ${shortMonthWords(since as DateValue).replace(/^um /, 'etwa ')}`]),
  ...(angeregt ? ['als Anregung'] : []),
  ...(unconfirmed ? ['nicht bestätigt'] : []),
  ...(state === 'laut-quelle' ? ['laut Quelle'] : []),
  ...(imAuftrag ? ['im Auftrag eingetragen'] : []),
];

/** The light of a cell. */
export const cellLight = ({ state, status, unconfirmed }: MatrixCell): LightKind =>
  lightOf({
    ...(state === 'ursprung' || state === 'laut-quelle' ? { status } : { status: state }),
    unconfirmed,
    mitErgebnis: false,
    claim: state === 'laut-quelle',
  });

/** States by which the matrix is narrowed, with their words. */
export const GROUPS: Readonly<
  Record<string, { readonly words: string; readonly states: readonly MatrixState[] }>
> = {
  nutzt: {
    words: 'wird genutzt',
    states: ['ursprung', 'im-betrieb', 'in-einfuehrung', 'in-erprobung', 'in-entwicklung'],
  },
  plant: {
    words: 'ist geplant oder wird geprüft',
    states: ['beschlossen', 'geplant', 'in-pruefung', 'interesse'],
  },
  vorbei: { words: 'beendet oder nicht weiterverfolgt', states: ['beendet', 'nicht-weiterverfolgt'] },
  quelle: { words: 'steht nur in Quellen', states: ['laut-quelle'] },
};
