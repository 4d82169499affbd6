import { Problem } from '../../../contracts/problems.ts';
import { isUuid } from '../../http/headers.ts';
import { BODY_LIMIT } from '../../http/read-body.ts';

/** Throws Problem 413 where a body that came by a form is larger than one that comes as JSON may be. */
export const checkSize = (body: object): void => {
  if (Buffer.byteLength(JSON.stringify(body)) > BODY_LIMIT)
    throw new Problem('too-large', { detail: 'Das ist mehr, als in eine Eintragung passt. Bitte kürzen.' });
};

/** What a form says beside its fields begins so. */
const OWN = '_';

/** The names and values of the fields of a form. */
export const fieldsOfForm = (form: URLSearchParams): [name: string, value: string][] =>
  [...form].filter(([name]) => !name.startsWith(OWN));

/** The paths that follow a name of ours: of lists that are to get a row, say. */
export const pathsAfter = (form: URLSearchParams, name: string): ReadonlySet<string> =>
  new Set(
    [...form.keys()].filter((key) => key.startsWith(`${name}.`)).map((key) => key.slice(name.length + 1)),
  );

/** The command's key that a form carries; undefined where it carries none that could be one. */
export const keyIn = (form: URLSearchParams): string | undefined => {
  const key = form.get('_schluessel') ?? '';
  return isUuid(key) ? key.toLowerCase() : undefined;
};

/** The revision that a form was made from, as a precondition; undefined where it says none. */
export const revisionIn = (form: URLSearchParams): ReadonlySet<number> | undefined => {
  const revision = form.get('_revision') ?? '';
  return /^\d{1,15}$/.test(revision) ? new Set([Number(revision)]) : undefined;
};
