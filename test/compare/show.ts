import type { Compared, Found } from './report.ts';

const MOST_CHARACTERS = 300;

const short = (value: unknown): string => {
  const text = value === undefined ? '(nothing)' : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
};

const withoutIds = (text: string): string =>
  text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*').replace(/[0-9a-f]{64}/g, '*');

/** A place in a schema whatever the operation and the fields are called. */
const placeOf = (path: string): string =>
  path
    .replace(/^\$\.paths\..*?\.(get|post)\b/, '$.paths.*.$1')
    .replace(/^(\$\.\w+)\.(schemas|messages|live\.messages)\.\w+/, '$1.$2.*')
    .replace(/properties\.[^.[]+/g, 'properties.*')
    .replace(/(properties\.\*\.)+/g, 'properties.*.');

/** What differs in the same way: at the same place of addresses of the same form. */
const formOf = ({ address, path }: Found): string => {
  const [asker = '', ...rest] = address.split(' ');
  const who = asker.startsWith('/') ? asker : rest.join(' ');
  return `${withoutIds(who).replace(/\?.*/, '?')} ${placeOf(withoutIds(path))}`;
};

const shownOnce = ({ address, path, before, after }: Found): string =>
  `  ${address}\n    ${path}\n    - ${short(before)}\n    + ${short(after)}`;

/** What was found, in words: each difference, or with `together` one of each form with how many there are. */
export const shown = ({ kind, compared, equal, found }: Compared, together: boolean): string => {
  const head = `${kind}: ${compared} compared, ${equal} equal, ${found.length} differences`;
  if (!together) return [head, ...found.map(shownOnce)].join('\n');
  const groups = Map.groupBy(found, formOf);
  const lines = [...groups].map(([form, [first, ...more]]) =>
    [`  ${1 + more.length} × ${form}`, first && shownOnce(first)].join('\n'),
  );
  return [head, ...lines].join('\n');
};
