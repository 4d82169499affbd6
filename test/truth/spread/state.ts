import { must, mustOneOf, mustWhere, type Saying } from '../explain.ts';
import { STATUS, word } from '../words.ts';
import type { Light } from './lights.ts';
import { shortMonth } from './months.ts';

const OVER = new Set(['beendet', 'nicht-weiterverfolgt']);

const status = ({ node, date }: Light): readonly Saying[] =>
  mustWhere(node.status, (code) => {
    const since = node.statusSince;
    const when =
      OVER.has(code) && since !== undefined ? `${word(STATUS, code)} ${shortMonth(since)}` : undefined;
    if (when === undefined || date === undefined) return must(when ?? word(STATUS, code));
    return mustOneOf(when, word(STATUS, code));
  });

/** How a light of the Verbreitung stands. */
export const state = (light: Light): readonly Saying[] => {
  const { node } = light;
  if (node.nameless) return [must('nicht öffentlich')];
  if (node.claim) return [must('laut Quelle, nicht bestätigt')];
  if (node.adoptionId !== undefined && node.status === undefined) return [must('erst später datiert')];
  if (node.unconfirmed)
    return [
      must(
        node.unconfirmedMonths === undefined
          ? 'nicht bestätigt, Stand nicht bekannt'
          : `seit ${node.unconfirmedMonths} Monaten nicht bestätigt`,
      ),
    ];
  return [
    ...status(light),
    ...(node.withdrawn ? [must('zurückgezogen')] : []),
    ...(node.mitErgebnis ? [must('mit Ergebnis')] : []),
    ...(node.bewaehrt ? [must('bewährt')] : []),
  ];
};
