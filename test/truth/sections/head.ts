import type { SolutionDetail, SolutionItem } from '../../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { berlinDay, dateWords, momentMonth, monthWords, onWords, sinceWords } from '../dates.ts';
import { explain, must, mustOneOf, mustWhere, type Saying } from '../explain.ts';
import type { SolutionFacts } from '../facts.ts';
import { mustName, pageOf, phrases } from '../names.ts';
import { german } from '../numbers.ts';
import { jointly } from '../rule14.ts';
import { from, visibility } from '../sayings/adoption.ts';
import { evidence } from '../sayings/evidence.ts';
import { disputes } from '../sayings/reference.ts';
import { standingSince } from '../sayings/standing.ts';
import { ART, INNOVATION, word } from '../words.ts';

/** Whose it is, where, and since when it stands here; of a Reference, as of when that was said. */
export const whence = (detail: SolutionItem): readonly Saying[] => {
  const { reference } = detail;
  const asOf = reference?.asOf === undefined ? 'nicht bekannt' : monthWords(reference.asOf);
  return [
    mustName(detail),
    ...mustWhere(detail.land, must),
    must(reference ? `Stand der Angabe: ${asOf}` : `vorgestellt im ${momentMonth(detail.sharedAt)}`),
  ];
};

const ofAdoption = (detail: SolutionDetail, adoption: AdoptionItem): readonly Saying[] => [
  mustOneOf(...phrases(detail.kommune ? 'in' : 'bei', detail).map((where) => `Umsetzung ${where}`)),
  must(adoption.gemeinsam ? 'gemeinsam gebaut' : adoption.solutionId === undefined ? 'Lösung' : 'übernommen'),
  ...mustWhere(adoption.adoptedOn, (date) => must(onWords(date))),
  ...from(adoption),
  ...(detail.origins.length > 0 ? [must('Ursprung')] : []),
  ...detail.origins.flatMap(({ title, ...owner }) => [must(title), mustName(owner)]),
  ...(adoption.sourceWithdrawn
    ? [must('Die Vorlage, von der hier übernommen wurde, ist inzwischen zurückgezogen')]
    : []),
];

const ofOrigin = (detail: SolutionDetail): readonly Saying[] => [
  ...whence(detail),
  ...mustWhere(detail.innovationStatus, (code) => must(`Wie weit: ${word(INNOVATION, code)}`)),
  ...mustWhere(detail.seit, (date) => must(`Im Einsatz ${sinceWords(date)}`)),
  ...evidence(detail),
];

const withdrawn = ({ withdrawnReason }: SolutionDetail): readonly Saying[] =>
  mustWhere(withdrawnReason, (reason) => [
    must('Zurückgezogen'),
    must(reason),
    must('Neu übernehmen lässt sich die Lösung nicht mehr; wer sie nutzt, bleibt hier verzeichnet'),
  ]);

/** The marks of an entry. */
export const marks = (item: SolutionItem): readonly Saying[] => [
  ...visibility(item),
  ...(item.entry === 'verweis' ? [must('Redaktionell erfasst, von der Kommune nicht bestätigt')] : []),
  ...(item.withdrawn ? [must('Zurückgezogen')] : []),
  ...mustWhere(item.art, (code) => must(word(ART, code))),
  ...item.gestaltungsfelder.map(must),
];

const recognised = ({ recognitions }: SolutionDetail): readonly Saying[] =>
  recognitions.flatMap(({ verbund, on, reason }) => [
    must('Bewährt'),
    mustOneOf(
      ...phrases('durch', { verbund }).map((by) => `festgestellt ${by} am ${dateWords(berlinDay(on))}`),
    ),
    must(reason),
  ]);

const jointBuilders = (facts: SolutionFacts): readonly Saying[] => {
  const { detail } = facts;
  if (detail.adoption !== undefined || jointly(facts) === 0) return [];
  const joint = detail.adoptions.filter(
    ({ gemeinsam, status }) => gemeinsam && status !== 'nicht-weiterverfolgt',
  );
  const all = [...new Map([detail, ...joint].map((one) => [pageOf(one), one])).values()];
  const whom = all.every(({ kommune }) => kommune) ? 'Kommunen' : 'Beteiligten';
  return [must(`Gemeinsam gebaut von ${german(all.length)} ${whom}`), ...all.map(mustName)];
};

const disputed = ({ strittig = [] }: SolutionDetail): readonly Saying[] =>
  strittig.length === 0
    ? []
    : [
        must('Strittig'),
        must(
          `${strittig.length === 1 ? 'Eine Veröffentlichung sagt' : 'Veröffentlichungen sagen'} etwas anderes`,
        ),
        ...disputes(strittig),
      ];

const version = ({ versions }: SolutionDetail): readonly Saying[] => {
  const last = versions.at(-1);
  if (last === undefined || last.version === 1) return [];
  return [must(`Fassung ${last.version} (${momentMonth(last.recordedAt)})`), ...mustWhere(last.note, must)];
};

const OVER = new Set(['beendet', 'nicht-weiterverfolgt']);

/** What the viewer's own organisation has entered of it, and is not over. */
const ownEntry = ({ detail, viewer, day }: SolutionFacts): readonly Saying[] => {
  const { adoption, adoptions, solutionId } = detail;
  const own = [...(adoption ? [adoption] : []), ...adoptions].find(
    (item) =>
      viewer !== undefined &&
      pageOf(item) === viewer &&
      !OVER.has(item.status) &&
      (item === adoption || item.sources.some((source) => source.solutionId === solutionId)),
  );
  return mustWhere(own, (item) => [must('Bei Ihnen eingetragen'), ...standingSince(item, day)]);
};

/** What stands above everything: title, what it is, whose, since when, its marks. */
export const headCheck = (facts: SolutionFacts, words: string): string[] => {
  const { detail } = facts;
  return explain(words, [
    must(detail.title),
    ...(detail.summary === '' ? [] : [must(detail.summary)]),
    ...(detail.adoption === undefined ? ofOrigin(detail) : ofAdoption(detail, detail.adoption)),
    ...withdrawn(detail),
    ...disputed(detail),
    ...jointBuilders(facts),
    ...marks(detail),
    ...recognised(detail),
    ...version(detail),
    ...ownEntry(facts),
    ...mustWhere(detail.entry === 'loesung' ? facts.past : undefined, (day) =>
      must(`So war es am ${dateWords(day)}, nach dem, was heute davon bekannt ist`),
    ),
  ]);
};
