import { PROBLEMS } from '../../../contracts/problem-codes.ts';
import { Problem } from '../../../contracts/problems.ts';
import { asProblem } from '../../http/problem-response.ts';
import { EngineUnavailable } from '../../store/event-store.ts';
import { StoreProblem } from '../../store/store-problem.ts';
import type { Refused } from './summary.ts';

/** What a form can tell of an error: a refusal, or that the store is away. Undefined for errors of ours. */
export const refusalIn = (error: unknown): Problem | undefined => {
  if (error instanceof Problem) return error;
  return error instanceof EngineUnavailable || error instanceof StoreProblem ? asProblem(error) : undefined;
};

const AGAIN =
  'Was Sie eingegeben haben, steht noch da. Bitte gleich noch einmal abschicken: Es wird nicht doppelt eingetragen.';

/** Codes of which a form says something else than a program is told. */
const WORDS: Partial<Readonly<Record<Problem['code'], Pick<Refused, 'title' | 'detail'>>>> = {
  'stale-revision': {
    title: 'Inzwischen wurde hier etwas eingetragen',
    detail:
      'Ihre Angaben stehen unten, wie Sie sie eingegeben haben. Bitte sehen Sie nach, ob sie noch passen, und tragen Sie dann ein.',
  },
  'key-reused': {
    title: 'Dieses Formular wurde schon einmal abgeschickt',
    detail:
      'Eingetragen ist, was beim ersten Mal darin stand. Wenn auch das hier eingetragen werden soll, bitte noch einmal abschicken.',
  },
  'writes-unavailable': { title: PROBLEMS['writes-unavailable'].title, detail: AGAIN },
  'not-ready': { title: PROBLEMS['not-ready'].title, detail: AGAIN },
  'too-many-requests': { title: PROBLEMS['too-many-requests'].title, detail: AGAIN },
};

/** What a form says of a problem. */
export const refusedBy = ({ code, details: { detail, errors = [], allowed } }: Problem): Refused => ({
  ...(WORDS[code] ?? {
    title: PROBLEMS[code].title,
    detail: code === 'invalid-fields' && errors.length > 0 ? '' : detail,
  }),
  ...(allowed === undefined ? {} : { allowed }),
});
