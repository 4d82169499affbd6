import type { KommuneDetail } from '../../contracts/views/kommune.ts';
import type { AdoptionItem } from '../../contracts/views/parts.ts';
import { dateWords, firstDay } from './dates.ts';
import { explain, must, mustWhere } from './explain.ts';
import type { KommuneFacts } from './facts.ts';
import { linkFaults } from './links.ts';
import { mainOf, pageFaults, type SectionCheck } from './page.ts';
import { portions, takenOverCheck } from './sections/adoptions.ts';
import { contactCheck } from './sections/contact.ts';
import { entriesCheck } from './sections/entries.ts';
import { followCheck } from './sections/follow.ts';
import { kommuneFactsCheck, teamCheck } from './sections/kommune-facts.ts';
import { referencesCheck } from './sections/references.ts';
import { KIND, PLANS, USES, word } from './words.ts';

const headCheck = (detail: KommuneDetail, words: string): string[] => {
  const { loesungen, uebernahmen, verweise } = detail;
  const isEmpty = loesungen.length + uebernahmen.length + verweise.length === 0;
  return explain(words, [
    must(detail.name),
    ...detail.fruehereNamen.map(({ name, bis }) => must(`bis ${firstDay(bis).slice(0, 4)} ${name}`)),
    ...detail.angekuendigt.flatMap(({ validFrom, name, kind, land, ...others }) => [
      must(`Angekündigt ab ${dateWords(validFrom)}`),
      ...mustWhere(name, (text) => must(`heißt dann ${text}`)),
      ...mustWhere(kind, (code) => must(`Art: ${word(KIND, code)}`)),
      ...mustWhere(land, (text) => must(`Land: ${text}`)),
      ...(Object.keys(others).length > 0 ? [must('weitere Angaben')] : []),
    ]),
    ...(isEmpty ? [must('Hier ist noch nichts eingetragen')] : []),
    ...(detail.agsDoppelt
      ? [
          must(
            'Unter demselben amtlichen Schlüssel ist noch eine Kommune eingetragen. Die Betriebsstelle klärt das',
          ),
        ]
      : []),
    ...(detail.verwaltungWechselseitig
      ? [must('Bei „verwaltet durch“ nennen sich mehrere Kommunen gegenseitig. Die Betriebsstelle klärt das')]
      : []),
    ...portions(uebernahmen.length),
  ]);
};

/** Under which title an adoption stands. */
interface Kind {
  readonly title: string;
  readonly belongs: (item: AdoptionItem) => boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  mitgebaut: {
    title: 'Gemeinsam mit anderen gebaut',
    belongs: ({ gemeinsam }) => gemeinsam === true,
  },
  nutzt: {
    title: 'Was sie von anderen nutzt',
    belongs: ({ gemeinsam, status }) => !gemeinsam && USES.has(status),
  },
  plant: {
    title: 'Was sie plant oder prüft',
    belongs: ({ gemeinsam, status }) => !gemeinsam && PLANS.has(status),
  },
  beendet: {
    title: 'Was sie nicht mehr nutzt',
    belongs: ({ gemeinsam, status }) => !gemeinsam && status === 'beendet',
  },
  abgelehnt: {
    title: 'Was sie sich angesehen hat und nicht weiterverfolgt',
    belongs: ({ gemeinsam, status }) => !gemeinsam && status === 'nicht-weiterverfolgt',
  },
};

const checks = ({ detail, day }: KommuneFacts): Readonly<Record<string, SectionCheck | undefined>> => {
  const { loesungen, uebernahmen, verweise, lotsenteam, kontakt } = detail;
  const kinds = Object.entries(KINDS).flatMap(([id, { title, belongs }]) => {
    const items = uebernahmen.filter(belongs);
    return items.length === 0 ? [] : [[id, takenOverCheck(title, items, day)] as const];
  });
  return {
    teilt: loesungen.length > 0 ? entriesCheck(loesungen) : undefined,
    ...Object.fromEntries(kinds),
    verweise: verweise.length > 0 ? referencesCheck(verweise, { isNamed: false }) : undefined,
    angaben: kommuneFactsCheck(detail),
    kontakt: contactCheck(kontakt, { kommune: detail }),
    lotsen: lotsenteam.bereiche.length > 0 ? teamCheck(detail) : undefined,
  };
};

/** Everything that a Kommune's page says and that does not follow from the API, or follows and is not said. */
export const kommuneFaults = (html: string, facts: KommuneFacts): string[] => {
  const main = mainOf(html);
  return [
    ...pageFaults(
      main,
      { checks: checks(facts), optional: { folgen: followCheck('von dieser Kommune') } },
      (words) => headCheck(facts.detail, words),
    ),
    ...linkFaults(main, facts.detail),
  ];
};
