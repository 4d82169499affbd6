import type { Request } from 'express';
import { Problem } from '../../contracts/problems.ts';

/** The parameters that nobody knows here, as a Problem 400. */
export const unknownParameters = (names: readonly string[]): Problem => {
  const message = 'Diesen Parameter gibt es hier nicht.';
  const errors = names.map((name) => ({ path: name.toWellFormed(), message }));
  return new Problem('bad-parameter', { detail: message, errors });
};

/** The query parameters as they came: texts, or lists of them. Throws Problem 400 over broken percent-encoding. */
export const parametersOf = (request: Request): Readonly<Record<string, unknown>> => {
  const [, ...query] = request.originalUrl.split('?');
  try {
    decodeURIComponent(query.join('?'));
  } catch {
    throw new Problem('bad-parameter', {
      detail: 'Die Parameter der Adresse sind nicht lesbar (Prozent-Kodierung in UTF-8).',
    });
  }
  return request.query;
};

/** Throws Problem 400 where an address that takes no parameters is given any. */
export const withoutParameters = (request: Request): void => {
  const names = Object.keys(parametersOf(request));
  if (names.length > 0) throw unknownParameters(names);
};
