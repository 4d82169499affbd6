import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { dateWords, onWords } from '../dates.ts';
import { must, mustWhere, type Saying } from '../explain.ts';
import { mustName, mustPhrase } from '../names.ts';
import { german } from '../numbers.ts';
import { BETRIEB, FOR_FEWER, HERKUNFT, RELATION, VERMITTLUNG, WHAT, word } from '../words.ts';
import { evidence } from './evidence.ts';

type Range = NonNullable<AdoptionItem['aufwand']>;

const range = ({ von, bis, einheit }: Range): string =>
  `${von === bis ? german(von) : `${german(von)} bis ${german(bis)}`} ${einheit}`;

/** What belongs to an adoption: who runs it, what it costs, what it replaces, for whom. */
export const particulars = (item: AdoptionItem): readonly Saying[] => [
  ...mustWhere(item.geplanteRelation, (code) => [must('Wie übernehmen?'), must(word(RELATION, code))]),
  ...mustWhere(item.ab, (date) => [must('Beginnt voraussichtlich'), must(dateWords(date))]),
  ...mustWhere(item.betreiber, ({ art, name }) => [
    must('Betrieb'),
    must(name === undefined ? word(BETRIEB, art) : `${name} (${word(BETRIEB, art)})`),
  ]),
  ...mustWhere(item.kosten, ({ einmalig, jaehrlich }) => [
    must('Kosten'),
    ...mustWhere(einmalig, (one) => must(`einmalig ${range(one)}`)),
    ...mustWhere(jaehrlich, (one) => must(`jährlich ${range(one)}`)),
  ]),
  ...mustWhere(item.aufwand, (one) => [must('Aufwand'), must(range(one))]),
  ...mustWhere(item.ersetzt, (text) => [must('Ersetzt'), must(text)]),
  ...mustWhere(item.vermittlung, ({ name, art }) => [
    must('Vermittelt durch'),
    must(`${name} (${word(VERMITTLUNG, art)})`),
  ]),
  ...mustWhere(item.foerderung, ({ programm, bis }) => [
    must('Förderung'),
    must(programm),
    ...mustWhere(bis, (date) => must(`bis ${dateWords(date)}`)),
  ]),
  ...(item.fuer?.length ? [must('Für'), ...item.fuer.map((kommune) => mustName({ kommune }))] : []),
];

export const changes = ({ changes: all }: Pick<AdoptionItem, 'changes'>): readonly Saying[] =>
  all.flatMap(({ what, why }) => [must(what), ...mustWhere(why, (text) => must(`(${text})`))]);

/** An origin that is no party here. */
export const outsideName = ({ name, kind }: { readonly name: string; readonly kind: string }): string =>
  `${name} (${word(HERKUNFT, kind)})`;

/** The same with how it was taken over from there, and what was changed. */
export const outside = (origin: NonNullable<AdoptionItem['ursprungAussen']>): readonly Saying[] => [
  must(outsideName(origin)),
  ...mustWhere(origin.relation, (code) => must(word(RELATION, code))),
  ...changes({ changes: origin.changes ?? [] }),
];

/** From whom, or with whom, and what else went in. */
export const from = (item: AdoptionItem): readonly Saying[] => {
  const isAlone = item.sources.length === 0 && item.ursprungAussen === undefined;
  return [
    ...item.sources.map((source) => mustPhrase(item.gemeinsam ? 'mit' : 'von', source)),
    ...mustWhere(item.ursprungAussen, (origin) => must(`von ${outsideName(origin)}`)),
    ...mustWhere(item.eigenes, ({ title = '' }) =>
      must(`${isAlone ? 'aus' : 'zusammen mit'} dem eigenen Projekt „${title}“`),
    ),
  ];
};

/** From whom it was taken over, when, how, and what of it. */
export const taken = (item: AdoptionItem): readonly Saying[] => {
  const began = item.gemeinsam ? 'gemeinsam gebaut' : item.solutionId === undefined ? 'Lösung' : 'übernommen';
  return [
    must(began),
    ...from(item),
    ...mustWhere(item.adoptedOn, (date) => must(onWords(date))),
    ...mustWhere(item.relation, (code) => must(word(RELATION, code))),
    ...mustWhere(item.what, (code) => must(word(WHAT, code))),
    ...(item.module?.length ? [must(`nur: ${item.module.join(', ')}`)] : []),
    ...(item.sourceWithdrawn ? [must('Vorlage zurückgezogen')] : []),
  ];
};

/** That it is not for everybody. */
export const visibility = ({ sichtbarkeit }: { readonly sichtbarkeit: string }): readonly Saying[] =>
  sichtbarkeit === 'oeffentlich' ? [] : [must(word(FOR_FEWER, sichtbarkeit))];

/** As of when, what belongs to it, what was said of it and what was changed. */
export const more = (item: AdoptionItem): readonly Saying[] => [
  ...evidence(item),
  ...particulars(item),
  ...mustWhere(item.note, must),
  ...changes(item),
];
