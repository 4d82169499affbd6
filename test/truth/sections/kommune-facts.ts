import type { KommuneDetail } from '../../../contracts/views/kommune.ts';
import { explain, must, mustWhere, type Saying, wordsOf } from '../explain.ts';
import type { Element } from '../html.ts';
import { mustName } from '../names.ts';
import { german } from '../numbers.ts';
import { KIND, STAAT, word } from '../words.ts';

type Named = KommuneDetail['verbuende'][number];

const members = (
  title: string,
  all: readonly Named[],
  remark: (since: string) => string,
): readonly Saying[] =>
  all.length === 0
    ? []
    : [
        must(title),
        ...all.flatMap(({ since, ...verbund }) => [mustName({ verbund }), must(`(${remark(since)})`)]),
      ];

/** "Angaben": what it is, where it lies, what it belongs to by both sides' word, and by one side's only. */
export const kommuneFactsCheck =
  (detail: KommuneDetail) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Angaben'),
      must('Art'),
      must(word(KIND, detail.kind)),
      ...mustWhere(detail.land, (land) => [must('Land'), must(land)]),
      ...mustWhere(detail.staat, (staat) => [must('Staat'), must(word(STAAT, staat))]),
      ...mustWhere(detail.region, (region) => [must('Region'), must(region)]),
      ...mustWhere(detail.population, (n) => [must('Einwohnerinnen und Einwohner'), must(german(n))]),
      ...mustWhere(detail.areaKm2, (n) => [must('Fläche'), must(`${german(n)} km²`)]),
      ...mustWhere(detail.ags, (ags) => [must('Amtlicher Gemeindeschlüssel'), must(ags)]),
      ...members('Zusammenschlüsse', detail.verbuende, (since) => `seit ${since.slice(0, 4)}`),
      ...members(
        'Interesse nicht beantwortet von',
        detail.nichtBeantwortet,
        (since) => `bekundet ${since.slice(0, 4)}`,
      ),
      ...members('Beitritt angefragt', detail.angefragt, () => 'noch nicht beantwortet'),
      ...members('Als Mitglied angegeben von', detail.angegeben, () => 'noch nicht bestätigt'),
      ...(detail.interessen.length > 0
        ? [must('Interessiert an'), ...detail.interessen.map((verbund) => mustName({ verbund }))]
        : []),
    ]);

/** "Lotsenteam": in which parts of the administration, never who or how many. */
export const teamCheck =
  ({ lotsenteam }: KommuneDetail) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Lotsenteam'),
      must('Digitallotsinnen und Digitallotsen gibt es in:'),
      ...lotsenteam.bereiche.map(must),
      ...(lotsenteam.ansprechpersonVorhanden ? [must('Ansprechperson vorhanden')] : []),
    ]);
