import type { IncomingMessage } from 'node:http';
import querystring from 'node:querystring';
import type { Request } from 'express';
import { Problem } from '../../contracts/problems.ts';

/** The parameters that nobody knows here, as a Problem 400. */
export const unknownParameters = (names: readonly string[]): Problem => {
  const message = 'Diesen Parameter gibt es hier nicht.';
  const errors = names.map((name) => ({ path: name.toWellFormed(), message }));
  return new Problem('bad-parameter', { detail: message, errors });
};

/** A request's address as it came: express rewrites the other one on its way. */
type Addressed = Pick<IncomingMessage, 'url'> & Partial<Pick<Request, 'originalUrl'>>;

const queryOf = ({ url = '', originalUrl = url }: Addressed): string => {
  const from = originalUrl.indexOf('?');
  return from === -1 ? '' : originalUrl.slice(from + 1);
};

/** Throws Problem 400 over broken percent-encoding. */
const checkReadable = (query: string): void => {
  try {
    decodeURIComponent(query);
  } catch {
    throw new Problem('bad-parameter', {
      detail: 'Die Parameter der Adresse sind nicht lesbar (Prozent-Kodierung in UTF-8).',
    });
  }
};

/** The query parameters as they came: texts, or lists of them. Throws Problem 400 over broken percent-encoding. */
export const parametersOf = (request: Request): Readonly<Record<string, unknown>> => {
  checkReadable(queryOf(request));
  return request.query;
};

const nameIn = (pair: string): string =>
  querystring.unescape((pair.split('=', 1)[0] ?? '').replaceAll('+', ' '));

/**
 * Of the query of an address, what gives parameters of these names, as it came; the rest was added by others (who follow
 * their readers around) and means nothing here, whatever it is. Throws Problem 400 where one of them cannot be read.
 */
export const knownQuery = (request: Request, names: readonly string[]): string => {
  const pairs = queryOf(request).split('&');
  const known = pairs.filter((pair) => pair !== '' && names.includes(nameIn(pair))).join('&');
  checkReadable(known);
  return known;
};

/** The parameters in a query: a text, or a list of them where it is given several times. */
export const parametersIn = (query: string): Readonly<Record<string, string | string[] | undefined>> =>
  querystring.parse(query);

/** Throws Problem 400 where an address that takes no parameters is given any. */
export const withoutParameters = (request: Addressed): void => {
  const query = queryOf(request);
  if (query === '') return;
  checkReadable(query);
  const names = Object.keys(parametersIn(query));
  if (names.length > 0) throw unknownParameters(names);
};
