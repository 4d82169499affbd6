import type { Anlage } from '../../../contracts/views/anlage.ts';
import { wordOf } from '../words/codes.ts';
import { asOf, type Cut, rangeWords } from './words.ts';

export type Result = Anlage['ergebnisse'][number];

/** A figure with its unit; what was not measured is said so. */
export const figure = (value: number | null | undefined, unit: string): string =>
  value === null || value === undefined
    ? 'nicht erhoben'
    : rangeWords({ von: value, bis: value, einheit: unit });

/** How a result is known, whether somebody else has confirmed it, and as of when. */
export const resultWords = (one: Result, cut: Cut): string =>
  [
    wordOf('method', one.method),
    one.period && cut(one.period),
    one.confirmed ? 'bestätigt' : 'von niemandem bestätigt',
    `Stand ${asOf(one, cut)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** True where a result is told in figures, not in words. */
export const isInFigures = (one: Result): one is Result & { readonly after: number; readonly unit: string } =>
  one.after !== undefined && one.unit !== undefined;

/** "Wartezeit: 22 Minuten vorher, 9 Minuten nachher", or in words. */
export const figureWords = (one: Result, cut: Cut): string =>
  isInFigures(one)
    ? `${cut(one.indicator ?? '')}: ${figure(one.before, cut(one.unit))} vorher, ${figure(one.after, cut(one.unit))} nachher`
    : `${wordOf('richtung', one.richtung ?? '')}: ${cut(one.text ?? '')}`;
